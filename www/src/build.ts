/** What the build says of itself, in the page's head. */
const said = (name: string): string => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? "";

/** The hash of this build's list of hashes. */
export const buildHash = (): string => said("sqii-build");

/** The SHA-256 of the one file that lies beside the hosted page; empty in the one file, which cannot hold its own. */
export const oneFileHash = (): string => said("sqii-one-file");

/** The version of the Rust compiler that made the modules. */
export const rustVersion = (): string => said("sqii-rust");

/** The content security policy that holds here, one directive a line. */
export const policy = (): string[] =>
  (document.querySelector<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy"]')?.content ?? "").split("; ");

// Computes with the package and shows the result with the element. Nothing is sent anywhere.
import init, { Session } from "./pkg/sqii.js";

const PUBLIC = ["real-chronic-absenteeism-2024", "real-suspension-2024", "real-graduation-2024", "real-ela-2024", "real-math-2024"];
const said = document.getElementById("said");
const report = document.getElementById("computed");

async function compute(files) {
  said.textContent = "Computing…";
  await init();
  const session = new Session();
  try {
    for (const file of files) {
      session.open(file.name);
      for await (const chunk of chunks(file)) session.push(chunk);
      session.close();
    }
    const { rows, schools, methodology } = session.compute();
    report.report = JSON.parse(new TextDecoder().decode(session.published()));
    said.textContent = `${rows} rows, ${schools} schools and years, by ${methodology.label}.`;
  } finally {
    session.free();
  }
}

/** A file's bytes as they come. */
async function* chunks(file) {
  const reader = file.stream().getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
}

const fetched = async (name) => new File([await (await fetch(`samples/${name}.txt.gz`)).blob()], `${name}.txt.gz`);

document.getElementById("table").addEventListener("change", ({ target }) => compute(target.files));
document.getElementById("try").addEventListener("click", async () => compute(await Promise.all(PUBLIC.map(fetched))));

#![no_main]
libfuzzer_sys::fuzz_target!(init: sqii_fuzz::panic_only_for_our_own(), |input: &[u8]| sqii_fuzz::containers(input));

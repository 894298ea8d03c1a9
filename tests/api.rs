//! The public interface, a line an item, as `tests/api.txt` has it: what changes there changes for every user.
//!
//! It is that of the core with its readers and tables. After a change that is meant, write it anew:
//! `UPDATE_API=1 cargo test --test api`, and read the difference.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use public_api::PublicApi;

#[test]
fn the_public_interface_is_the_one_written_down() {
    let now = match public_interface() {
        Ok(now) => now,
        Err(why) if env::var_os("CI").is_none() => return eprintln!("the public interface SKIPPED: {why}"),
        Err(why) => panic!("{why}"),
    };
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/api.txt");
    if env::var_os("UPDATE_API").is_some() {
        fs::write(&path, &now).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap();
    let only = |these: &str, those: &str, sign: &str| -> Vec<String> {
        let those: Vec<&str> = those.lines().collect();
        these.lines().filter(|line| !those.contains(line)).map(|line| format!("{sign} {line}")).collect()
    };
    let difference = [only(&written, &now, "-"), only(&now, &written, "+")].concat();
    assert!(difference.is_empty(), "if this is meant, UPDATE_API=1 writes it:\n{}", difference.join("\n"));
}

/// The items that rustdoc sees; an error where the compiler has none of its JSON, or another format of it.
fn public_interface() -> Result<String, String> {
    // Another folder: what lets a stable compiler write JSON would have it build the crates anew.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("api");
    let output = Command::new(env!("CARGO"))
        .args(["rustdoc", "--locked", "--lib", "--no-default-features", "--features", "readers,csv"])
        .arg("--target-dir")
        .arg(&target)
        .args(["--", "-Zunstable-options", "--output-format", "json", "--cap-lints", "allow"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("RUSTC_BOOTSTRAP", "1")
        .output()
        .map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let api = public_api::Builder::from_rustdoc_json(target.join("doc/letopis.json"))
        .omit_blanket_impls(true)
        .omit_auto_trait_impls(true)
        .omit_auto_derived_impls(true)
        .build()
        .map_err(|error| error.to_string())?;
    Ok(list(&api))
}

fn list(api: &PublicApi) -> String {
    api.items().map(|item| format!("{item}\n")).collect()
}

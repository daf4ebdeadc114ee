//! `vbe serve`, asked over the network of this machine as a browser asks. Where there is no time to stay, it says where the
//! pages are and ends: so it is run by all tests that run every command.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use vbe::cli::Exit;

use crate::sandbox::Sandbox;
use crate::secrets;
use crate::town::town;

/// The program while it serves. It is stopped when it is let go.
struct Served {
    program: Child,
    port: u16,
    /// `/…/`, with the word of the address.
    word: String,
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

impl Served {
    fn of(folder: &Path, words: &str) -> Self {
        let mut program = Command::new(env!("CARGO_BIN_EXE_vbe"))
            .arg("serve")
            .args(words.split_whitespace())
            .current_dir(folder)
            .env("VBE_LANG", "sv")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut first = String::new();
        BufReader::new(program.stdout.take().unwrap()).read_line(&mut first).unwrap();
        let address = first.trim_end().strip_prefix("Sidorna visas på http://127.0.0.1:");
        let (port, word) = address.unwrap_or_else(|| panic!("{first}")).split_once('/').unwrap();
        Self { port: port.parse().unwrap(), word: format!("/{word}"), program }
    }

    /// What is answered to the bytes of a request.
    fn answer(&self, request: &str) -> String {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    /// The page at a path, as a browser asks for it: its status and its text.
    fn get(&self, path: &str) -> (u16, String) {
        let answer = self.answer(&format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", self.port));
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.split(' ').nth(1).unwrap().parse().unwrap(), body.to_owned())
    }

    fn page(&self, name: &str) -> (u16, String) {
        self.get(&format!("{}{name}", self.word))
    }
}

/// The files that a page leads to.
fn led_to(page: &str) -> Vec<String> {
    let links = page.split("<a href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let mut files: Vec<String> = links.filter(|link| !link.starts_with('#')).map(str::to_owned).collect();
    files.dedup();
    files
}

#[test]
fn every_page_is_shown_as_the_files_are_when_it_is_asked_for() {
    let town = town();
    let served = Served::of(town.path(), "--as-of 2026-06-01");
    let (status, first) = served.page("");
    assert_eq!(status, 200);
    assert_eq!(served.page("index.html").1, first);
    let files = led_to(&first);
    assert!(files.len() > 6 && files.contains(&"plan-atgardsplan-2026.html".to_owned()), "{files:?}");
    assert!(!first.contains("cases.html"), "cases are not shown without being asked for");
    for file in &files {
        let (status, page) = served.page(file);
        assert_eq!((status, page.starts_with("<!DOCTYPE html>")), (200, true), "{file}");
        assert!(page.contains(&format!("<a href=\"{file}\" aria-current=\"page\">")), "{file}");
    }
    // A page finds out that it is to be made anew.
    let state =
        |page: &str| page.split(" data-state=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(served.page("now"), (200, state(&first)));
    let plan = town.path().join("planer/atgardsplan-2026.yaml");
    let text = fs::read_to_string(&plan).unwrap();
    let title = text.lines().find(|line| line.starts_with("title: ")).unwrap();
    fs::write(&plan, text.replacen(title, "title: En annan rubrik", 1)).unwrap();
    assert_ne!(served.page("now").1, state(&first));
    assert!(served.page("").1.contains("En annan rubrik"));
    // Settings that cannot be read stop a page and not the program.
    let settings = town.read("vbe.toml");
    fs::write(town.path().join("vbe.toml"), "language = [\n").unwrap();
    let (status, why) = served.page("status.html");
    assert!(status == 500 && why.contains("vbe validate"), "{why}");
    fs::write(town.path().join("vbe.toml"), settings).unwrap();
    assert_eq!(served.page("status.html").0, 200);
}

#[test]
fn nobody_comes_in_by_another_way_and_no_request_names_a_file() {
    let sandbox = Sandbox::sound().file("hemligt.txt", "inte för nätet");
    let served = Served::of(sandbox.path(), "");
    let (port, word) = (served.port, &served.word);
    let asked =
        |path: &str, host: &str| served.answer(&format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n"));
    let own = format!("127.0.0.1:{port}");
    for (path, host, status) in [
        (word.as_str(), "example.org", "403"),
        (word, "127.0.0.1", "403"),
        ("/", &own, "404"),
        ("/bcdfghjkmnpqrtvxbcdfghjkmnpqrtvx/", &own, "404"),
        ("/favicon.ico", &own, "404"),
        (word.trim_end_matches('/'), &own, "308"),
    ] {
        let answer = asked(path, host);
        assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{path} {host}: {answer}");
        assert!(!answer.contains("<html"), "{answer}");
    }
    for file in [
        "hemligt.txt", "../hemligt.txt", "./status.html", "vbe.toml", "plans/plan-2024.yaml",
        "%2e%2e/vbe.toml", "/etc/hosts",
    ] {
        let (status, page) = served.page(file);
        assert_eq!(status, 404, "{file}");
        // Who has the word of the address is led back, and is told nothing of what was asked for.
        assert!(page.contains(&format!("<a href=\"{word}\">Gå till startsidan</a>")), "{page}");
        assert!(!page.contains(file), "{page}");
    }
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        let answer = served.answer(&format!("{method} {word} HTTP/1.1\r\nHost: {own}\r\n\r\n"));
        assert!(answer.starts_with("HTTP/1.1 405 ") && answer.contains("Allow: GET, HEAD\r\n"), "{answer}");
    }
    let head = served.answer(&format!("HEAD {word} HTTP/1.1\r\nHost: {own}\r\n\r\n"));
    for line in ["Cache-Control: no-store", "Referrer-Policy: no-referrer", "X-Frame-Options: DENY"] {
        assert!(head.contains(&format!("{line}\r\n")), "{head}");
    }
    assert!(head.ends_with("\r\n\r\n"), "{head}");
    // Those who come in and say nothing keep nobody waiting.
    let silent: Vec<TcpStream> =
        (0..8).map(|_| TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap()).collect();
    assert_eq!(served.page("gaps.html").0, 200);
    drop(silent);
}

#[test]
fn cases_are_shown_to_those_who_ask_for_them_and_nothing_that_identifies_anybody() {
    let (planted, secret) = secrets::planted();
    let sandbox = planted.iter().fold(Sandbox::empty(), |sandbox, (path, text)| sandbox.file(path, text));
    let served = Served::of(sandbox.path(), "--internal");
    let files = led_to(&served.page("").1);
    assert!(files.contains(&"cases.html".to_owned()), "{files:?}");
    for file in &files {
        let (status, page) = served.page(file);
        assert_eq!(status, 200, "{file}");
        assert!(!page.contains(secret), "{file} tells the secret");
        if file == "cases.html" {
            assert!(page.contains("internt, inte för publicering") && page.contains("class=\"marking\""));
        }
    }
}

#[test]
fn a_port_that_cannot_be_had_is_told() {
    let sandbox = Sandbox::sound();
    let served = Served::of(sandbox.path(), "");
    for (port, said) in [
        (served.port.to_string(), "is already in use by another program"),
        ("80".to_owned(), "from 1024 to 65535"),
        ("många".to_owned(), "from 1024 to 65535"),
    ] {
        let run = sandbox.run(&format!("serve --port {port}"));
        assert_eq!((run.exit, run.out.as_str()), (Exit::Failed, ""), "{port}");
        assert!(run.err.contains(said), "{}", run.err);
    }
    let run = sandbox.run("serve");
    assert_eq!((run.exit, run.err.as_str()), (Exit::Fine, ""));
    assert!(run.out.contains("http://127.0.0.1:") && run.out.contains("Stop with Ctrl+C."), "{}", run.out);
}

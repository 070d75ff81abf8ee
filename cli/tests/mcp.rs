//! `ogi mcp` with a client of its own: lines of JSON-RPC on standard input and output.
#![cfg(feature = "mcp")]

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

/// A client: it asks, and waits for the answer with its number.
struct Client {
    server: Child,
    to: Option<ChildStdin>,
    from: BufReader<ChildStdout>,
    asked: u64,
}

impl Client {
    fn start() -> Self {
        let mut server = Command::new(env!("CARGO_BIN_EXE_ogi"))
            .args(["mcp", "--lang", "en"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (to, from) = (server.stdin.take(), BufReader::new(server.stdout.take().unwrap()));
        let mut client = Self { server, to, from, asked: 0 };
        let hello =
            json!({"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}});
        let told = client.ask("initialize", &hello);
        assert_eq!(told["result"]["serverInfo"]["name"], "ogi", "{told}");
        assert!(told["result"]["instructions"].as_str().unwrap().contains("`check`"));
        client.send(&json!({"jsonrpc": "2.0", "method": "notifications/initialized"}));
        client
    }

    fn send(&mut self, message: &Value) {
        writeln!(self.to.as_mut().unwrap(), "{message}").unwrap();
    }

    fn ask(&mut self, method: &str, params: &Value) -> Value {
        self.asked += 1;
        self.send(&json!({"jsonrpc": "2.0", "id": self.asked, "method": method, "params": params}));
        loop {
            let mut line = String::new();
            assert!(self.from.read_line(&mut line).unwrap() > 0, "the server has ended");
            let answer: Value = serde_json::from_str(&line).unwrap();
            if answer["id"] == self.asked {
                return answer;
            }
        }
    }

    fn call(&mut self, tool: &str, arguments: &Value) -> Value {
        let answer = self.ask("tools/call", &json!({"name": tool, "arguments": arguments}));
        assert!(answer["error"].is_null(), "{answer}");
        answer["result"].clone()
    }

    /// The server ends by itself when its client goes away.
    fn end(mut self) {
        self.to = None;
        assert!(self.server.wait().unwrap().success());
    }
}

fn text(result: &Value) -> &str {
    result["content"][0]["text"].as_str().unwrap()
}

fn example(name: &str) -> String {
    std::fs::read_to_string(format!("{}/../examples/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

#[test]
fn the_tools_say_what_the_command_says() {
    let mut client = Client::start();
    let tools = client.ask("tools/list", &json!({}))["result"]["tools"].clone();
    let names: Vec<&str> = tools.as_array().unwrap().iter().map(|tool| tool["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["check", "explain", "fill", "compare"]);
    for tool in tools.as_array().unwrap() {
        assert_eq!(tool["annotations"]["readOnlyHint"], true, "{tool}");
        assert!(tool["inputSchema"]["properties"].as_object().unwrap().len() > 1, "{tool}");
    }

    let wrong = example("reports/wrong-totals.txt");
    let checked = client.call("check", &json!({"text": wrong}));
    assert!(text(&checked).contains("should be 21 (18 + 2 + 0 + 0 + 0 + 1)"), "{}", text(&checked));
    let data = &checked["structuredContent"];
    let broken = |finding: &&Value| finding["verdict"] == "broken" && finding["severity"] == "error";
    assert_eq!(data["findings"].as_array().unwrap().iter().filter(broken).count(), 3);
    assert!(data["repairs"].to_string().contains("requests.received.total"));
    assert!(data["cells"].is_null(), "the assistant has the figures itself");

    let figures = json!({"year": 2024, "cells": {"remedies.direct_suit.upheld": 2, "remedies.direct_suit.corrected": 0,
        "remedies.direct_suit.other": 0, "remedies.direct_suit.pending": 1, "remedies.direct_suit.total": 1}});
    let filled = client.call("fill", &json!({"figures": figures, "language": "zh"}));
    let totals = filled["structuredContent"]["totals"].as_array().unwrap();
    let total = totals.iter().find(|total| total["cell"] == "remedies.direct_suit.total").unwrap();
    assert_eq!((&total["computed"], &total["declared"]), (&json!(3), &json!(1)));
    assert!(text(&filled).contains('3'), "{}", text(&filled));

    let explained = client.call("explain", &json!({"rule": "requests/row-total"}));
    assert!(text(&explained).starts_with("# "));
    assert_eq!(explained["structuredContent"]["code"], "requests/row-total");

    let years = json!({"reports": [{"text": example("cases/water-2023.txt")}, {"text": example("cases/water-2024.txt")}]});
    let compared = client.call("compare", &years);
    assert!(compared["structuredContent"]["steps"].to_string().contains("continuity/brought-forward"));
    assert!(text(&compared).contains("2023"), "{}", text(&compared));
    client.end();
}

#[test]
fn files_are_read_and_wrong_calls_are_explained() {
    let kept = tempfile::tempdir().unwrap();
    let folder = kept.path();
    let path = folder.join("report.docx");
    std::fs::copy(format!("{}/../fixtures/office/blank-zeros.docx", env!("CARGO_MANIFEST_DIR")), &path).unwrap();
    let mut client = Client::start();
    let checked = client.call("check", &json!({"file": path.to_str().unwrap(), "profile": "thorough"}));
    assert_eq!(checked["structuredContent"]["file"], path.to_str().unwrap());
    for (tool, arguments, said) in [
        ("check", json!({}), "give one of text"),
        ("check", json!({"text": "a", "file": "b"}), "give one of text"),
        ("check", json!({"text": "minutes of a meeting"}), "no annual report"),
        ("check", json!({"file": folder.join("none").to_str().unwrap()}), "cannot be opened"),
        ("check", json!({"text": "x", "profile": "none"}), "profile"),
        ("explain", json!({"rule": "requests/row-totals"}), "requests/row-total"),
        ("compare", json!({"reports": []}), "two"),
    ] {
        let result = client.call(tool, &arguments);
        assert_eq!(result["isError"], true, "{tool} {arguments}");
        assert!(text(&result).contains(said), "{tool} {arguments}: {}", text(&result));
    }
    let unknown = client.ask("tools/call", &json!({"name": "write", "arguments": {}}));
    assert!(unknown["error"]["message"].as_str().unwrap().contains("write"), "{unknown}");
    // After all that it still answers.
    assert!(text(&client.call("explain", &json!({"rule": "cells/blank"}))).starts_with("# "));
    client.end();
}

//! Mails that are meant to hurt.

use std::fmt::Write as _;

use dateline::read::Format;

use super::survives;

#[test]
fn mails_nested_without_end_are_read_as_their_outermost_text() {
    let mut mail = String::new();
    for _ in 0..100_000 {
        mail.push_str("From: a@b.example\nDate: Mon, 28 Oct 2024 10:00:00 -0400\nContent-Type: message/rfc822\n\n");
    }
    assert_eq!(survives("nested", mail.as_bytes(), Some(Format::Eml)), 1);
    let packed: String = {
        const ALPHABET: &[u8; 64] =
            b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        mail.as_bytes()
            .chunks(3)
            .flat_map(|three| {
                let bits = three
                    .iter()
                    .fold(0u32, |sum, byte| (sum << 8) | u32::from(*byte))
                    << (8 * (3 - three.len()));
                [18, 12, 6, 0].map(|shift| char::from(ALPHABET[(bits >> shift & 63) as usize]))
            })
            .collect()
    };
    let outer = format!(
        "From: a@b.example\nDate: Mon, 28 Oct 2024 10:00:00 -0400\nContent-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n{packed}"
    );
    survives("nested and encoded", outer.as_bytes(), Some(Format::Eml));
    let digest = "Content-Type: multipart/digest; boundary=x\n\n--x\n\n".repeat(20_000);
    survives(
        "digests",
        format!("From: a@b.example\n{digest}").as_bytes(),
        Some(Format::Eml),
    );
    let mut parts = String::from("From: a@b.example\n");
    for number in 0..10_000 {
        let _ = write!(
            parts,
            "Content-Type: multipart/mixed; boundary=b{number}\n\n--b{number}\n"
        );
    }
    survives("multiparts", parts.as_bytes(), Some(Format::Eml));
}

#[test]
fn mails_with_floods_in_them_are_read() {
    let head = "From: a@b.example\nSubject: x\nDate: Mon, 28 Oct 2024 10:00:00 -0400\n";
    let flood = |field: &str| format!("{head}{field}\n\nText on Monday.\n");
    let half_million = 500_000;
    let cases = [
        (
            "parentheses in Date",
            format!(
                "From: a@b.example\nDate: {}\n\nText\n",
                "(".repeat(half_million)
            ),
        ),
        (
            "parentheses in From",
            format!("From: {}\nSubject: y\n\nText\n", "(".repeat(half_million)),
        ),
        (
            "encoded words",
            flood(&format!("X: {}", "=?utf-8?q?".repeat(50_000))),
        ),
        ("folds", flood(&format!("X: {}", "a\n ".repeat(100_000)))),
        ("fields", flood(&"A: b\n".repeat(100_000))),
        (
            "blank lines first",
            format!("{}{head}\nText\n", "\n".repeat(50_000)),
        ),
        ("a folded nothing", flood("Received:\n\t")),
        (
            "parts",
            flood(&format!(
                "Content-Type: multipart/mixed; boundary=b\n\n{}",
                "--b\n\n".repeat(300_000)
            )),
        ),
        (
            "soft breaks",
            flood(&format!(
                "Content-Transfer-Encoding: quoted-printable\n\n{}",
                "=\n".repeat(half_million)
            )),
        ),
        (
            "flowed quotes",
            flood(&format!(
                "Content-Type: text/plain; format=flowed\n\n{}",
                "> x \n".repeat(200_000)
            )),
        ),
        (
            "header lines in the text",
            format!(
                "{head}\n{}",
                "From: a\nDate: b\nSubject: c\n".repeat(50_000)
            ),
        ),
    ];
    for (what, mail) in &cases {
        survives(what, mail.as_bytes(), Some(Format::Eml));
    }
}

//! Lines of megabytes, megabytes of lines.

use dateline::read::Format;

use super::survives;

#[test]
fn megabytes_on_one_line_are_read() {
    for word in [
        "Monday ", "a", "<", "&amp;", "é", "*a ", "[", "`", "|", "_x", "~~", "> ", "- ",
        "\u{200b}", "&#",
    ] {
        let line = word.repeat((1 << 18) / word.len());
        survives(word, line.as_bytes(), Some(Format::Text));
        survives(
            word,
            format!("# Notes\n\n**x** [y](http://z)\n\n{line}\n").as_bytes(),
            Some(Format::Text),
        );
        survives(word, format!("<p>{line}").as_bytes(), Some(Format::Html));
    }
    for lines in [
        "\n",
        "x\n",
        ">\n",
        "> x\n",
        "-- \n",
        "a   b\n",
        "|a|\n|--|\n",
        "  - x\n",
        "From: x\n",
        "\u{c}",
    ] {
        survives(
            lines,
            lines.repeat((1 << 18) / lines.len()).as_bytes(),
            Some(Format::Text),
        );
    }
}

//! Abbreviations that carry a point, and whether a sentence may end with it.

use super::index::position_in;

/// Where an abbreviation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Abbreviation {
    /// A name or number follows, so that it never ends a sentence: "Dr.", "No."
    BeforeName,
    /// At the end of a sentence as well as inside it: "Inc.", "p.m."
    Anywhere,
}

/// What `word` (lower case, without its last point) abbreviates like, if it is an abbreviation.
pub(crate) fn abbreviation(word: &str) -> Option<Abbreviation> {
    position_in!(ABBREVIATIONS, word).map(|at| ABBREVIATIONS[at].1)
}

const NAME: Abbreviation = Abbreviation::BeforeName;
const ANY: Abbreviation = Abbreviation::Anywhere;

#[rustfmt::skip]
static ABBREVIATIONS: &[(&str, Abbreviation)] = &[
    ("adm", NAME), ("amb", NAME), ("approx", NAME), ("asst", NAME), ("atty", NAME), ("brig", NAME),
    ("capt", NAME), ("cmdr", NAME), ("col", NAME), ("cpl", NAME), ("del", NAME), ("dept", NAME), ("dr", NAME),
    ("ed", NAME), ("eds", NAME), ("ens", NAME), ("esp", NAME), ("fig", NAME), ("fr", NAME), ("ft", NAME),
    ("gen", NAME), ("gov", NAME), ("hon", NAME), ("lt", NAME), ("maj", NAME), ("messrs", NAME), ("mme", NAME),
    ("mr", NAME), ("mrs", NAME), ("ms", NAME), ("mt", NAME), ("mx", NAME), ("no", NAME), ("nos", NAME),
    ("pfc", NAME), ("pp", NAME), ("pres", NAME), ("prof", NAME), ("rep", NAME), ("reps", NAME), ("rev", NAME),
    ("rm", NAME), ("sec", NAME), ("sen", NAME), ("sens", NAME), ("sgt", NAME), ("sr", NAME), ("sra", NAME),
    ("st", NAME), ("ste", NAME), ("supt", NAME), ("vol", NAME), ("vs", NAME), ("viz", NAME), ("e.g", NAME),
    ("i.e", NAME), ("cf", NAME), ("ca", NAME), ("treas", NAME), ("al", ANY), ("assn", ANY), ("ave", ANY),
    ("bldg", ANY), ("blvd", ANY), ("bros", ANY), ("co", ANY), ("corp", ANY), ("ctr", ANY), ("dist", ANY),
    ("div", ANY), ("esq", ANY), ("est", ANY), ("etc", ANY), ("ext", ANY), ("hwy", ANY), ("inc", ANY),
    ("intl", ANY), ("jr", ANY), ("ltd", ANY), ("llc", ANY), ("mfg", ANY), ("natl", ANY), ("ph.d", ANY),
    ("plc", ANY), ("rd", ANY), ("univ", ANY), ("u.s", ANY), ("u.k", ANY), ("u.n", ANY), ("e.u", ANY),
    ("d.c", ANY), ("u.s.a", ANY), ("a.m", ANY), ("p.m", ANY), ("am", ANY), ("pm", ANY), ("calif", ANY),
    ("conn", ANY), ("fla", ANY), ("ill", ANY), ("kan", ANY), ("mass", ANY), ("md", ANY), ("mich", ANY),
    ("minn", ANY), ("okla", ANY), ("ore", ANY), ("pa", ANY), ("tenn", ANY), ("tex", ANY), ("va", ANY),
    ("wash", ANY), ("wis", ANY), ("ala", ANY), ("ariz", ANY), ("ark", ANY), ("colo", ANY), ("ga", ANY),
    ("ind", ANY), ("ky", ANY), ("la", ANY), ("mo", ANY), ("mont", ANY), ("neb", ANY), ("nev", ANY),
    ("n.c", ANY), ("n.d", ANY), ("n.h", ANY), ("n.j", ANY), ("n.m", ANY), ("n.y", ANY), ("r.i", ANY),
    ("s.c", ANY), ("s.d", ANY), ("w.va", ANY), ("vt", ANY), ("wyo", ANY), ("b.c", ANY),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_stands_once() {
        for (at, (word, _)) in ABBREVIATIONS.iter().enumerate() {
            assert_eq!(position_in!(ABBREVIATIONS, word), Some(at), "{word}");
        }
        assert_eq!(abbreviation("harbor"), None);
    }
}

//! The small words that hold a sentence together, as data: articles, prepositions, conjunctions, pronouns, auxiliaries.
//!
//! A word may be several of these ("that", "since"); what it is in a sentence is decided by whoever looks at the sentence.

use super::index::position_in;

/// the, a, this, every, their
pub(crate) const DET: u16 = 1 << 0;
/// his, our
pub(crate) const POSSESSIVE: u16 = 1 << 1;
/// in, with, ahead
pub(crate) const PREPOSITION: u16 = 1 << 2;
/// and, but, or
pub(crate) const COORDINATOR: u16 = 1 << 3;
/// because, while, after
pub(crate) const SUBORDINATOR: u16 = 1 << 4;
/// who, which, that
pub(crate) const RELATIVE: u16 = 1 << 5;
/// a pronoun that can be a subject
pub(crate) const PRONOUN: u16 = 1 << 6;
/// a pronoun that stands for something named before
pub(crate) const ANAPHOR: u16 = 1 << 7;
/// will, could, must
pub(crate) const MODAL: u16 = 1 << 8;
/// not, won't, never
pub(crate) const NEGATION: u16 = 1 << 9;
/// have, has, had
pub(crate) const HAVE: u16 = 1 << 10;
/// is, were, been
pub(crate) const BE: u16 = 1 << 11;
/// do, did
pub(crate) const DO: u16 = 1 << 12;
/// an adverb that can stand between a subject and its verb
pub(crate) const ADVERB: u16 = 1 << 13;
/// an auxiliary in the past
pub(crate) const PAST: u16 = 1 << 14;

/// What `word` (lower case, straight apostrophe) can be; 0 for a word that is none of these.
pub(crate) fn roles(word: &str) -> u16 {
    position_in!(WORDS, word).map_or(0, |at| WORDS[at].1)
}

/// Sorted; a test checks it.
#[rustfmt::skip]
static WORDS: &[(&str, u16)] = &[
    ("'d", MODAL), ("'ll", MODAL), ("'m", BE), ("'re", BE), ("'s", BE), ("'ve", HAVE), ("a", DET),
    ("aboard", PREPOSITION), ("about", PREPOSITION), ("above", PREPOSITION), ("abroad", ADVERB),
    ("across", PREPOSITION), ("after", PREPOSITION | SUBORDINATOR), ("afterward", ADVERB),
    ("afterwards", ADVERB), ("again", ADVERB), ("against", PREPOSITION), ("ago", ADVERB),
    ("ahead", PREPOSITION), ("alas", ADVERB), ("all", DET), ("almost", ADVERB), ("alone", ADVERB),
    ("along", PREPOSITION), ("alongside", PREPOSITION), ("already", ADVERB), ("also", ADVERB),
    ("although", SUBORDINATOR), ("altogether", ADVERB), ("always", ADVERB), ("am", BE), ("amid", PREPOSITION),
    ("among", PREPOSITION), ("an", DET), ("and", COORDINATOR), ("another", DET), ("any", DET),
    ("anyone", PRONOUN), ("anyway", ADVERB), ("are", BE), ("aren't", NEGATION | BE), ("around", PREPOSITION),
    ("as", PREPOSITION | SUBORDINATOR), ("at", PREPOSITION), ("away", ADVERB), ("back", ADVERB),
    ("be", BE | PAST), ("because", SUBORDINATOR), ("been", BE | PAST), ("before", PREPOSITION | SUBORDINATOR),
    ("behind", PREPOSITION), ("being", BE), ("below", PREPOSITION), ("beside", PREPOSITION),
    ("besides", PREPOSITION), ("between", PREPOSITION), ("beyond", PREPOSITION), ("both", DET | ADVERB),
    ("but", COORDINATOR), ("by", PREPOSITION), ("can", MODAL), ("can't", MODAL | NEGATION), ("cannot", MODAL),
    ("concerning", PREPOSITION), ("could", MODAL), ("couldn't", MODAL | NEGATION), ("despite", PREPOSITION),
    ("did", DO | PAST), ("didn't", NEGATION | DO | PAST), ("do", DO), ("does", DO),
    ("doesn't", NEGATION | DO), ("don't", NEGATION | DO), ("down", PREPOSITION), ("during", PREPOSITION),
    ("each", DET), ("either", DET), ("elsewhere", ADVERB), ("even", ADVERB), ("ever", ADVERB), ("every", DET),
    ("everybody", PRONOUN), ("everyone", PRONOUN), ("everything", PRONOUN), ("except", PREPOSITION),
    ("far", ADVERB), ("few", DET), ("finally", ADVERB), ("first", ADVERB), ("following", PREPOSITION),
    ("for", PREPOSITION), ("formally", ADVERB), ("forward", ADVERB), ("from", PREPOSITION),
    ("had", HAVE | PAST), ("hadn't", NEGATION | HAVE | PAST), ("has", HAVE), ("hasn't", NEGATION | HAVE),
    ("have", HAVE), ("haven't", NEGATION | HAVE), ("having", HAVE), ("he", PRONOUN | ANAPHOR),
    ("her", DET | POSSESSIVE | ANAPHOR), ("here", ADVERB), ("him", ANAPHOR), ("his", DET | POSSESSIVE),
    ("home", ADVERB), ("however", ADVERB), ("i", PRONOUN | ANAPHOR), ("if", SUBORDINATOR),
    ("in", PREPOSITION), ("inside", PREPOSITION), ("instead", ADVERB), ("into", PREPOSITION), ("is", BE),
    ("isn't", NEGATION | BE), ("it", PRONOUN | ANAPHOR), ("its", DET | POSSESSIVE), ("jointly", ADVERB),
    ("just", ADVERB), ("last", ADVERB), ("later", ADVERB), ("least", ADVERB), ("lest", SUBORDINATOR),
    ("like", PREPOSITION), ("likely", ADVERB), ("many", DET), ("may", MODAL), ("maybe", ADVERB),
    ("meanwhile", ADVERB), ("might", MODAL), ("moreover", ADVERB), ("most", DET), ("must", MODAL),
    ("mustn't", MODAL | NEGATION), ("my", DET | POSSESSIVE), ("near", PREPOSITION), ("nearly", ADVERB),
    ("neither", DET | NEGATION | ADVERB), ("never", NEGATION | ADVERB), ("next", ADVERB),
    ("no", DET | NEGATION), ("nobody", PRONOUN), ("nor", COORDINATOR | NEGATION), ("not", NEGATION | ADVERB),
    ("nothing", PRONOUN), ("now", ADVERB), ("of", PREPOSITION), ("off", PREPOSITION), ("officially", ADVERB),
    ("often", ADVERB), ("on", PREPOSITION), ("once", SUBORDINATOR | ADVERB), ("one", PRONOUN),
    ("only", ADVERB), ("onto", PREPOSITION), ("or", COORDINATOR), ("otherwise", ADVERB), ("ought", MODAL),
    ("our", DET | POSSESSIVE), ("out", PREPOSITION), ("outside", PREPOSITION), ("over", PREPOSITION),
    ("overnight", ADVERB), ("past", PREPOSITION), ("per", PREPOSITION), ("perhaps", ADVERB),
    ("quite", ADVERB), ("rather", ADVERB), ("really", ADVERB), ("regarding", PREPOSITION),
    ("separately", ADVERB), ("several", DET), ("shall", MODAL), ("she", PRONOUN | ANAPHOR), ("should", MODAL),
    ("shouldn't", MODAL | NEGATION), ("since", PREPOSITION | SUBORDINATOR | ADVERB), ("so", ADVERB),
    ("some", DET), ("somebody", PRONOUN), ("someone", PRONOUN), ("something", PRONOUN), ("sometimes", ADVERB),
    ("soon", ADVERB), ("still", ADVERB), ("such", DET), ("tentatively", ADVERB), ("than", PREPOSITION),
    ("that", DET | SUBORDINATOR | RELATIVE), ("the", DET), ("their", DET | POSSESSIVE), ("them", ANAPHOR),
    ("then", ADVERB), ("there", PRONOUN | ADVERB), ("therefore", ADVERB), ("these", DET | ANAPHOR),
    ("they", PRONOUN | ANAPHOR), ("this", DET | ANAPHOR), ("those", DET | ANAPHOR),
    ("though", SUBORDINATOR | ADVERB), ("through", PREPOSITION), ("throughout", PREPOSITION),
    ("thus", ADVERB), ("till", PREPOSITION), ("to", PREPOSITION), ("today's", ADVERB), ("together", ADVERB),
    ("too", ADVERB), ("toward", PREPOSITION), ("towards", PREPOSITION), ("twice", ADVERB),
    ("under", PREPOSITION), ("unless", SUBORDINATOR), ("unlike", PREPOSITION), ("unlikely", ADVERB),
    ("until", PREPOSITION | SUBORDINATOR), ("up", PREPOSITION), ("upon", PREPOSITION), ("us", ANAPHOR),
    ("very", ADVERB), ("via", PREPOSITION), ("virtually", ADVERB), ("was", BE | PAST),
    ("wasn't", NEGATION | BE | PAST), ("we", PRONOUN | ANAPHOR), ("well", ADVERB), ("were", BE | PAST),
    ("weren't", NEGATION | BE | PAST), ("when", SUBORDINATOR), ("whenever", SUBORDINATOR),
    ("where", SUBORDINATOR), ("whereas", SUBORDINATOR), ("wherever", SUBORDINATOR), ("whether", SUBORDINATOR),
    ("which", RELATIVE), ("while", SUBORDINATOR), ("who", RELATIVE | PRONOUN), ("whom", RELATIVE),
    ("whose", RELATIVE), ("will", MODAL), ("with", PREPOSITION), ("within", PREPOSITION),
    ("without", PREPOSITION), ("won't", MODAL | NEGATION), ("would", MODAL), ("wouldn't", MODAL | NEGATION),
    ("yet", COORDINATOR | ADVERB), ("you", PRONOUN | ANAPHOR), ("your", DET | POSSESSIVE),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_names_each_word_once() {
        assert!(WORDS.windows(2).all(|w| w[0].0 < w[1].0));
    }

    #[test]
    fn a_word_can_play_several_roles() {
        assert_eq!(roles("since") & PREPOSITION, PREPOSITION);
        assert_eq!(roles("since") & SUBORDINATOR, SUBORDINATOR);
        assert_eq!(roles("hadn't"), NEGATION | HAVE | PAST);
        assert_eq!(roles("committee"), 0);
    }
}

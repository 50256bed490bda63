//! Verbs and nouns of happenings, once, as data: what each tells about the thing that a date beside it dates.
//!
//! To add a verb: its base form in [`VERBS`], and its forms in [`IRREGULAR`] unless `-s`, `-ed` and `-ing` make them.
//! To add a noun: its singular in [`NOUNS`]. Tables are sorted; a test checks it.

use super::index::position_in;

/// What a verb tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum VerbSense {
    /// People come together.
    Meet,
    /// Somebody goes to see a place or a person.
    Visit,
    /// Somebody goes, comes, leaves or returns.
    Move,
    /// Somebody speaks to an audience.
    Speak,
    /// A body votes.
    Vote,
    /// Voters choose.
    Elect,
    /// A court or committee hears.
    Hear,
    /// Somebody holds, hosts or stages something.
    Hold,
    /// Something opens, begins, resumes, closes or ends.
    Begin,
    /// Something runs out or must be handed in.
    Expire,
    /// Something comes out.
    Publish,
    /// Something is called off.
    Cancel,
    /// Something is put off.
    Postpone,
    /// An utterance: a fact on its own day; what is said is a statement of its own.
    Say,
    /// A belief or forecast.
    Think,
    /// A wish: what follows is tentative.
    Hope,
    /// An arrangement: what follows is sure.
    Plan,
    /// A body or an official decides.
    Decide,
    /// Something nobody arranged: attacks, deaths, crashes, arrests.
    Strike,
    /// A number or a state changes or is measured.
    Change,
    /// Any other verb.
    Plain,
}

/// What a form of a verb can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// meet
    Base,
    /// meets
    Third,
    /// went
    Past,
    /// gone
    Participle,
    /// met, hosted
    PastOrParticiple,
    /// meeting
    Gerund,
    /// put, set: base, past and participle alike
    Any,
}

/// A form of a verb that we know, or a regular past form of one that we do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Verb {
    /// Its base form as listed; empty where only the ending says that it is a verb.
    pub(crate) base: &'static str,
    /// What it tells.
    pub(crate) sense: VerbSense,
    /// What the form can be.
    pub(crate) form: Form,
}

/// What a noun tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NounSense {
    /// A meeting, talks, a summit, a session.
    Meeting,
    /// A lecture, speech, briefing or seminar.
    Talk,
    /// A hearing or trial.
    Hearing,
    /// A visit or trip.
    Visit,
    /// A vote or referendum.
    Vote,
    /// An election, primary or runoff.
    Election,
    /// A deadline or expiry.
    Deadline,
    /// Something published.
    Publication,
    /// Any other arranged happening.
    Other,
    /// A happening that nobody scheduled: an attack, a crash, a ruling.
    Unplanned,
}

/// The verb that `word` (lower case) is a form of.
pub(crate) fn verb(word: &str) -> Option<Verb> {
    if let Some(at) = position_in!(IRREGULAR, word) {
        let (_, base, form) = IRREGULAR[at];
        return known(base, form);
    }
    known(word, Form::Base)
        .or_else(|| third_person(word))
        .or_else(|| past(word))
        .or_else(|| gerund(word))
}

/// The happening that `word` (lower case, singular or plural) names.
pub(crate) fn noun(word: &str) -> Option<NounSense> {
    let listed = |w: &str| position_in!(NOUNS, w).map(|at| NOUNS[at].1);
    listed(word)
        .or_else(|| word.strip_suffix('s').and_then(listed))
        .or_else(|| word.strip_suffix("es").and_then(listed))
        .or_else(|| {
            let stem = word.strip_suffix("ies")?;
            spelled(stem, "y", |w| listed(w))
        })
}

fn known(base: &str, form: Form) -> Option<Verb> {
    let at = position_in!(VERBS, base)?;
    let (base, sense) = VERBS[at];
    Some(Verb { base, sense, form })
}

fn third_person(word: &str) -> Option<Verb> {
    let stem = word.strip_suffix('s')?;
    known(stem, Form::Third)
        .or_else(|| {
            let base = stem.strip_suffix('e')?;
            let hisses = ["s", "x", "z", "ch", "sh", "o"]
                .iter()
                .any(|e| base.ends_with(e));
            if hisses {
                known(base, Form::Third)
            } else {
                None
            }
        })
        .or_else(|| spelled(stem.strip_suffix("ie")?, "y", |w| known(w, Form::Third)))
}

fn past(word: &str) -> Option<Verb> {
    let stem = word.strip_suffix("ed")?;
    let form = Form::PastOrParticiple;
    // "hoped" is of "hope", as "hop" makes "hopped": the longer base first.
    spelled(stem, "e", |w| known(w, form))
        .or_else(|| known(stem, form))
        .or_else(|| known(undoubled(stem)?, form))
        .or_else(|| spelled(stem.strip_suffix('i')?, "y", |w| known(w, form)))
}

fn gerund(word: &str) -> Option<Verb> {
    let stem = word.strip_suffix("ing")?;
    let form = Form::Gerund;
    spelled(stem, "e", |w| known(w, form))
        .or_else(|| known(stem, form))
        .or_else(|| known(undoubled(stem)?, form))
}

/// "stopp" as "stop".
fn undoubled(stem: &str) -> Option<&str> {
    let bytes = stem.as_bytes();
    let [.., a, b] = bytes else { return None };
    (a == b && b.is_ascii_alphabetic()).then(|| &stem[..stem.len() - 1])
}

/// Looks up `stem` with `ending` put on it, without an allocation.
fn spelled<T>(stem: &str, ending: &str, look_up: impl FnOnce(&str) -> Option<T>) -> Option<T> {
    let mut buffer = [0u8; 32];
    let length = stem.len() + ending.len();
    buffer
        .get_mut(..stem.len())?
        .copy_from_slice(stem.as_bytes());
    buffer
        .get_mut(stem.len()..length)?
        .copy_from_slice(ending.as_bytes());
    look_up(std::str::from_utf8(&buffer[..length]).ok()?)
}

const MEET: VerbSense = VerbSense::Meet;
const VISIT: VerbSense = VerbSense::Visit;
const MOVE: VerbSense = VerbSense::Move;
const SPEAK: VerbSense = VerbSense::Speak;
const VOTE: VerbSense = VerbSense::Vote;
const ELECT: VerbSense = VerbSense::Elect;
const HEAR: VerbSense = VerbSense::Hear;
const HOLD: VerbSense = VerbSense::Hold;
const BEGIN: VerbSense = VerbSense::Begin;
const EXPIRE: VerbSense = VerbSense::Expire;
const PUBLISH: VerbSense = VerbSense::Publish;
const CANCEL: VerbSense = VerbSense::Cancel;
const POSTPONE: VerbSense = VerbSense::Postpone;
const SAY: VerbSense = VerbSense::Say;
const THINK: VerbSense = VerbSense::Think;
const HOPE: VerbSense = VerbSense::Hope;
const PLAN: VerbSense = VerbSense::Plan;
const DECIDE: VerbSense = VerbSense::Decide;
const STRIKE: VerbSense = VerbSense::Strike;
const CHANGE: VerbSense = VerbSense::Change;
const P: VerbSense = VerbSense::Plain;

/// Base forms, sorted.
#[rustfmt::skip]
static VERBS: &[(&str, VerbSense)] = &[
    ("abandon", CANCEL), ("abduct", STRIKE), ("accede", P), ("accelerate", P), ("accept", P), ("accompany", P), ("account", CHANGE), ("accuse", SAY),
    ("achieve", P), ("acknowledge", SAY), ("acquire", P), ("acquit", DECIDE), ("act", P), ("activate", P), ("adapt", P), ("add", SAY),
    ("address", SPEAK), ("adjourn", BEGIN), ("adjust", P), ("administer", P), ("admire", P), ("admit", SAY), ("adopt", DECIDE),
    ("advance", DECIDE), ("advertise", P), ("advise", P), ("affect", P), ("affirm", DECIDE), ("afford", P), ("agree", PLAN), ("aid", P),
    ("aim", HOPE), ("air", PUBLISH), ("allege", SAY), ("allocate", P), ("allow", P), ("alter", P), ("ambush", STRIKE),
    ("amend", DECIDE), ("amount", P), ("anger", P), ("announce", SAY), ("annul", DECIDE), ("answer", P), ("anticipate", THINK), ("appeal", P),
    ("appear", SPEAK), ("apply", EXPIRE), ("appoint", DECIDE), ("approach", P), ("approve", DECIDE), ("argue", SAY),
    ("arise", P), ("arm", P), ("arraign", HEAR), ("arrange", PLAN), ("arrest", STRIKE), ("arrive", MOVE), ("ask", SAY), ("assassinate", STRIKE), ("assault", P),
    ("assemble", MEET), ("assert", SAY), ("assess", P), ("assign", P), ("assist", P), ("assume", THINK), ("assure", P),
    ("attach", P), ("attack", STRIKE), ("attempt", P), ("attend", P), ("attract", P), ("attribute", P), ("audit", P),
    ("authorize", DECIDE), ("average", CHANGE), ("avoid", P), ("await", P), ("award", DECIDE), ("ax", CANCEL), ("axe", CANCEL),
    ("back", P), ("bail", P), ("bake", P), ("balance", P), ("ballot", P), ("ban", P), ("bar", P), ("base", P), ("bathe", P),
    ("bear", P), ("beat", P), ("become", P), ("beg", P), ("begin", BEGIN), ("behave", P), ("behead", STRIKE), ("believe", THINK), ("belong", P),
    ("benefit", P), ("bet", P), ("bid", P), ("bike", P), ("bind", P), ("bite", P), ("blame", P), ("blast", SAY), ("bless", P),
    ("block", P), ("bloom", P), ("blow", P), ("boast", P), ("boil", P), ("bolster", P), ("bomb", STRIKE), ("boost", P),
    ("borrow", P), ("bother", P), ("bounce", P), ("bow", P), ("bowl", P), ("brace", P), ("breach", STRIKE), ("break", STRIKE),
    ("brew", P), ("brief", SPEAK), ("bring", P), ("broadcast", PUBLISH), ("broker", P), ("build", P), ("bump", P),
    ("bundle", P), ("burn", STRIKE), ("bury", P), ("butt", P), ("buy", P),
    ("calculate", P), ("call", SAY), ("camp", HOLD), ("campaign", P), ("cancel", CANCEL), ("cap", P), ("capsize", STRIKE), ("capture", STRIKE),
    ("care", P), ("carry", P), ("cast", P), ("catalog", P), ("catch", P), ("cater", P), ("cause", P), ("caution", SAY),
    ("cease", BEGIN), ("celebrate", HOLD), ("certify", EXPIRE), ("chair", P), ("challenge", P), ("charge", STRIKE),
    ("chase", P), ("chat", P), ("check", P), ("cheer", P), ("choose", DECIDE), ("christen", P), ("circulate", P), ("circumnavigate", P), ("cite", P),
    ("claim", SAY), ("clap", P), ("clarify", P), ("clash", P), ("classify", P), ("clean", P), ("clear", P), ("climb", CHANGE),
    ("clinch", P), ("close", BEGIN), ("co-host", HOLD), ("cohost", HOLD), ("collapse", STRIKE), ("collect", P), ("collide", P), ("comb", P),
    ("combat", P), ("combine", P), ("come", MOVE), ("command", P), ("commemorate", HOLD), ("commence", BEGIN), ("comment", SAY),
    ("commission", P), ("commit", P), ("compare", P), ("compensate", P), ("compete", HOLD), ("compile", P), ("complain", SAY),
    ("complete", P), ("comply", P), ("compose", P), ("concede", P), ("conceive", P), ("concern", P), ("conclude", BEGIN),
    ("condemn", SAY), ("conduct", P), ("confer", MEET), ("confine", P), ("confirm", DECIDE), ("confront", P),
    ("congratulate", P), ("congregate", MEET), ("connect", P), ("conserve", P), ("consider", DECIDE), ("consolidate", P), ("construct", P),
    ("consult", P), ("consume", P), ("contact", P), ("contain", P), ("contemplate", HOPE), ("contend", SAY), ("contest", P),
    ("continue", P), ("contract", P), ("contrast", P), ("contribute", P), ("control", P), ("convene", MEET), ("convert", BEGIN),
    ("convey", P), ("convict", STRIKE), ("convince", P), ("cook", P), ("cool", P), ("cooperate", P), ("coordinate", P),
    ("cope", P), ("copy", P), ("correct", P), ("cost", CHANGE), ("counsel", P), ("count", P), ("counter", P), ("countersign", P), ("cover", P),
    ("crack", P), ("crash", STRIKE), ("crawl", P), ("create", P), ("credit", P), ("crest", P), ("criticize", SAY),
    ("cross", MOVE), ("crown", P), ("cruise", P), ("crumble", P), ("cure", P), ("cut", HOLD),
    ("damage", P), ("dance", P), ("dash", P), ("date", P), ("deadlock", P), ("deal", P), ("debate", SPEAK), ("debut", PUBLISH),
    ("decide", DECIDE), ("declare", SAY), ("declassify", P), ("decline", CHANGE), ("decommission", P), ("decorate", P), ("decrease", CHANGE),
    ("decry", SAY), ("dedicate", HOLD), ("deepen", P), ("default", P), ("defeat", P), ("defect", P), ("defend", P), ("defer", POSTPONE),
    ("define", P), ("degrade", P), ("delay", POSTPONE), ("delegate", P), ("deliver", P), ("demand", SAY), ("demonstrate", P),
    ("denounce", SAY), ("deny", SAY), ("depart", MOVE), ("depend", P), ("deplete", P), ("deploy", P), ("deport", P), ("depose", DECIDE),
    ("derail", P), ("derive", P), ("descend", P), ("describe", SAY), ("deserve", P), ("design", P), ("designate", P),
    ("desire", P), ("destroy", STRIKE), ("detain", STRIKE), ("detect", P), ("deter", P), ("deteriorate", P), ("devalue", CHANGE), ("devastate", P),
    ("develop", P), ("devote", P), ("die", STRIKE), ("differ", P), ("dig", P), ("diminish", P), ("dine", MEET), ("dip", P),
    ("direct", P), ("disagree", P), ("disappear", P), ("disband", P), ("disclose", PUBLISH), ("discourage", P), ("discover", P),
    ("discuss", SPEAK), ("disembark", P), ("dismiss", P), ("dispatch", P), ("displace", P), ("display", P), ("dispose", P), ("dispute", P),
    ("disrupt", P), ("dissolve", P), ("distance", P), ("distort", P), ("distribute", P), ("divert", P), ("divide", P),
    ("do", P), ("dock", P), ("dominate", P), ("donate", P), ("double", CHANGE), ("doubt", THINK), ("downgrade", P),
    ("draft", P), ("drag", P), ("drain", P), ("draw", P), ("dream", P), ("dress", P), ("drill", P), ("drink", P),
    ("drive", MOVE), ("drop", CHANGE), ("drown", P), ("duck", P), ("dump", P), ("dust", P), ("dwindle", P), ("earmark", PLAN),
    ("earn", P), ("ease", CHANGE), ("eat", P), ("echo", P), ("edge", P), ("edit", P), ("elect", ELECT), ("embark", P),
    ("embrace", P), ("emerge", P), ("employ", P), ("enable", P), ("enact", DECIDE), ("encounter", P), ("encourage", P),
    ("end", BEGIN), ("endorse", DECIDE), ("endure", P), ("enforce", P), ("engage", P), ("enhance", P), ("enjoy", P),
    ("enlist", P), ("enrage", P), ("enrol", EXPIRE), ("enroll", EXPIRE), ("ensure", P), ("enter", P), ("enthrone", P), ("entitle", P), ("equip", P),
    ("erupt", STRIKE), ("escalate", P), ("escape", P), ("establish", P), ("estimate", SAY), ("evacuate", P), ("evaluate", P),
    ("evict", P), ("evolve", P), ("examine", HEAR), ("exceed", CHANGE), ("exchange", P), ("exclude", P), ("execute", STRIKE), ("exempt", P),
    ("exercise", P), ("exhaust", P), ("exist", P), ("exit", P), ("expand", P), ("expect", THINK), ("expel", DECIDE), ("experience", P),
    ("expire", EXPIRE), ("explain", SAY), ("explode", STRIKE), ("explore", HOPE), ("export", P), ("expose", P), ("extend", P), ("extradite", P),
    ("eye", HOPE),
    ("face", P), ("facilitate", P), ("fade", P), ("fail", P), ("fall", CHANGE), ("falter", P), ("fare", P),
    ("fast", P), ("favor", P), ("favour", P), ("fear", THINK), ("feature", P), ("feed", P), ("feel", THINK), ("fell", STRIKE),
    ("fetch", P), ("fete", HOLD), ("field", P), ("fight", P), ("file", EXPIRE), ("fill", P), ("finalize", DECIDE), ("find", P),
    ("finish", BEGIN), ("fire", STRIKE), ("fish", P), ("fit", P), ("fix", P), ("flag", P), ("flare", P), ("flash", P),
    ("flee", P), ("flip", P), ("float", P), ("flock", P), ("flood", STRIKE), ("flow", P), ("fly", VISIT), ("focus", P),
    ("fold", P), ("follow", P), ("forbid", P), ("force", P), ("forecast", SAY), ("foresee", THINK), ("forge", P),
    ("forgive", P), ("form", P), ("foster", P), ("found", P), ("frame", P), ("free", P), ("freeze", P), ("fuel", P),
    ("fulfill", P), ("fund", P), ("funnel", P), ("furlough", P), ("furnish", P), ("further", P),
    ("gain", CHANGE), ("galvanize", P), ("garden", P), ("garner", P), ("gather", MEET), ("gauge", P), ("generate", P),
    ("get", P), ("give", P), ("glean", P), ("glow", P), ("go", MOVE), ("govern", P), ("grab", P), ("graduate", P), ("grant", P),
    ("grapple", P), ("grease", P), ("greet", HOLD), ("grill", HEAR), ("grind", P), ("grip", P), ("ground", P), ("grow", CHANGE),
    ("guarantee", P), ("guard", P), ("guess", THINK), ("guide", P),
    ("hack", STRIKE), ("halt", P), ("halve", CHANGE), ("hand", HOLD), ("handle", P), ("hang", P), ("happen", P), ("harass", P),
    ("harden", P), ("harm", P), ("harvest", P), ("hasten", P), ("haul", P), ("have", P), ("head", MOVE), ("heal", P),
    ("hear", HEAR), ("heat", P), ("help", P), ("herald", P), ("hide", P), ("hijack", STRIKE), ("hike", P), ("hinder", P), ("hinge", P),
    ("hint", SAY), ("hire", P), ("hit", STRIKE), ("hoist", P), ("hold", HOLD), ("honor", P), ("honour", P),
    ("hope", HOPE), ("host", HOLD), ("hover", P), ("huddle", MEET), ("hunt", P), ("hurt", P),
    ("identify", P), ("idle", P), ("ignite", P), ("ignore", P), ("illustrate", P), ("imagine", P), ("impact", P), ("impair", P),
    ("impeach", P), ("impede", P), ("implement", P), ("implicate", P), ("imply", P), ("import", P), ("impose", P),
    ("improve", P), ("inaugurate", HOLD), ("incite", P), ("include", P), ("incorporate", P), ("increase", CHANGE), ("incur", P),
    ("indicate", SAY), ("indict", STRIKE), ("induct", P), ("infect", P), ("infiltrate", P), ("inflict", P), ("influence", P), ("inform", SAY),
    ("inherit", P), ("initiate", P), ("inject", P), ("injure", STRIKE), ("insist", SAY), ("inspect", P), ("inspire", P),
    ("install", P), ("instruct", P), ("insure", P), ("integrate", P), ("intend", PLAN), ("intensify", P), ("intercept", P),
    ("intervene", P), ("interview", HEAR), ("intimidate", P), ("introduce", P), ("invade", STRIKE), ("invent", P),
    ("invest", P), ("investigate", P), ("invite", P), ("invoke", P), ("involve", P), ("isolate", P), ("issue", PUBLISH),
    ("itch", P),
    ("jail", STRIKE), ("jeopardize", P), ("jog", P), ("join", MOVE), ("joke", SAY), ("jolt", STRIKE), ("journey", VISIT), ("juggle", P),
    ("jump", CHANGE), ("justify", P),
    ("keep", P), ("keynote", SPEAK), ("kick", BEGIN), ("kidnap", STRIKE), ("kill", STRIKE), ("knit", P), ("knock", P),
    ("know", THINK),
    ("label", P), ("lack", P), ("lag", P), ("land", MOVE), ("languish", P), ("lapse", EXPIRE), ("lash", P), ("last", CHANGE),
    ("latch", P), ("laugh", P), ("launch", BEGIN), ("launder", P), ("lay", P), ("layer", P), ("lead", CHANGE), ("leak", P),
    ("lean", P), ("leap", CHANGE), ("learn", THINK), ("lease", P), ("leave", MOVE), ("lecture", SPEAK), ("lend", P), ("let", P), ("levy", P),
    ("liberate", P), ("license", P), ("lick", P), ("lift", P), ("light", P), ("like", P), ("limit", P), ("line", P),
    ("linger", P), ("link", P), ("liquidate", P), ("list", P), ("listen", P), ("litigate", P), ("live", P), ("load", P),
    ("lobby", P), ("locate", P), ("lock", P), ("lodge", P), ("look", P), ("loom", P), ("loosen", P), ("loot", STRIKE), ("lose", CHANGE),
    ("love", P), ("lower", P), ("lynch", STRIKE),
    ("mail", P), ("maintain", SAY), ("make", P), ("manage", P), ("mandate", P), ("manufacture", P), ("map", P), ("march", HOLD),
    ("mark", P), ("marry", P), ("mask", P), ("match", P), ("matter", P), ("mature", EXPIRE), ("mean", P), ("measure", CHANGE),
    ("mediate", P), ("meet", MEET), ("mention", SAY), ("merge", P), ("mete", P), ("migrate", P), ("milk", P), ("minimize", P),
    ("mirror", P), ("miss", P), ("mix", P), ("mobilise", P), ("mobilize", P), ("mock", P), ("moderate", SPEAK), ("modify", P), ("monitor", P),
    ("mop", P), ("mount", P), ("mourn", P), ("move", MOVE), ("mow", P), ("mull", HOPE), ("mute", P),
    ("name", DECIDE), ("narrow", CHANGE), ("nationalize", P), ("navigate", P), ("near", P), ("need", PLAN), ("negotiate", P),
    ("nix", CANCEL), ("nod", P), ("nominate", DECIDE), ("note", SAY), ("notice", P), ("notify", P),
    ("obey", P), ("object", P), ("oblige", P), ("observe", SAY), ("obstruct", P), ("obtain", P), ("occupy", P), ("occur", P),
    ("offer", P), ("offset", P), ("open", BEGIN), ("operate", P), ("oppose", P), ("opt", P), ("orbit", P), ("orchestrate", P), ("ordain", P),
    ("order", P), ("organize", P), ("oust", STRIKE), ("outdraw", P), ("outlast", P), ("outlaw", P), ("outline", P),
    ("outnumber", P), ("outpace", CHANGE), ("outrage", P), ("overcome", P), ("overhaul", P), ("overlook", P),
    ("override", DECIDE), ("overrule", P), ("oversee", P), ("overshadow", P), ("overturn", P), ("overwhelm", P), ("owe", P),
    ("own", P),
    ("pack", P), ("paddle", P), ("paint", P), ("pardon", P), ("park", P), ("participate", P), ("partner", P), ("pass", DECIDE),
    ("patch", P), ("pause", P), ("pay", P), ("peak", P), ("pedal", P), ("peel", P), ("penalize", P), ("pencil", PLAN), ("perch", P),
    ("perform", SPEAK), ("permit", P), ("persist", P), ("persuade", P), ("phase", P), ("pick", DECIDE), ("pile", P),
    ("place", P), ("plague", P), ("plan", PLAN), ("plant", P), ("play", HOLD), ("plead", P), ("please", P), ("pledge", SAY),
    ("plow", P), ("plummet", P), ("plunge", CHANGE), ("point", P), ("poise", P), ("poll", P), ("ponder", P), ("pop", P),
    ("populate", P), ("portray", P), ("pose", P), ("position", P), ("possess", P), ("post", PUBLISH), ("postmark", EXPIRE),
    ("postpone", POSTPONE), ("pour", P), ("praise", SAY), ("pray", P), ("preach", SPEAK), ("precede", P), ("preclude", P),
    ("predict", SAY), ("premiere", HOLD), ("prepare", PLAN), ("present", SPEAK), ("preserve", P), ("press", P), ("pressure", P),
    ("presume", P), ("prevail", P), ("prevent", P), ("prime", P), ("print", PUBLISH), ("probe", P), ("proceed", P),
    ("process", P), ("proclaim", P), ("procure", P), ("produce", P), ("profit", P), ("prohibit", P), ("project", THINK),
    ("proliferate", P), ("prolong", P), ("promise", SAY), ("promote", P), ("prompt", P), ("promulgate", DECIDE), ("propel", P), ("propose", P), ("prorogue", BEGIN),
    ("prosecute", P), ("protect", P), ("protest", P), ("prove", P), ("provide", P), ("provision", P), ("provoke", P),
    ("prune", P), ("pry", P), ("publish", PUBLISH), ("pull", P), ("pump", P), ("punish", P), ("purchase", P), ("purge", P),
    ("pursue", P), ("push", POSTPONE), ("put", P),
    ("qualify", P), ("quarantine", P), ("quash", DECIDE), ("quell", P), ("query", P), ("question", HEAR), ("quip", SAY), ("quit", STRIKE),
    ("quote", P),
    ("race", HOLD), ("raid", STRIKE), ("rain", P), ("raise", P), ("rake", P), ("rally", HOLD), ("ramp", P), ("rank", P),
    ("rate", P), ("ratify", DECIDE), ("rattle", P), ("ravage", P), ("re-elect", ELECT), ("reach", CHANGE), ("react", P), ("read", P),
    ("reaffirm", P), ("realize", P), ("rebel", P), ("rebound", P), ("rebrand", P), ("rebuild", P), ("rebuke", P),
    ("recall", SAY), ("recapture", P), ("recede", P), ("receive", HOLD), ("recess", BEGIN), ("reckon", SAY), ("reclaim", P),
    ("recognize", P), ("recommence", BEGIN), ("recommend", DECIDE), ("reconcile", P), ("reconsider", P), ("reconvene", MEET), ("record", P),
    ("recover", P), ("recruit", P), ("redeploy", P), ("redirect", P), ("redraw", P), ("reduce", P), ("reelect", P), ("refer", P),
    ("refinance", P), ("reflect", P), ("reform", P), ("refrain", P), ("refuel", P), ("refuse", P), ("refute", P), ("regain", P),
    ("regard", P), ("register", EXPIRE), ("regret", P), ("regroup", MEET), ("regulate", P), ("rehabilitate", P), ("rehearse", MEET),
    ("reinforce", P), ("reinstate", P), ("reissue", PUBLISH), ("reiterate", SAY), ("reject", P), ("relate", P), ("relax", P), ("relay", P),
    ("release", PUBLISH), ("relent", P), ("relieve", P), ("relinquish", P), ("relish", P), ("relocate", MOVE), ("rely", P),
    ("remain", CHANGE), ("remand", P), ("remark", SAY), ("remedy", P), ("remind", P), ("remove", P), ("rendezvous", MEET), ("renew", EXPIRE),
    ("renounce", P), ("renovate", P), ("rent", P), ("reopen", BEGIN), ("reorganize", P), ("repair", P), ("repave", P),
    ("repay", P), ("repeal", DECIDE), ("repeat", SAY), ("replace", P), ("replenish", P), ("reply", SAY), ("report", SAY),
    ("represent", P), ("reprimand", P), ("reproduce", P), ("request", P), ("require", P), ("reschedule", POSTPONE),
    ("rescind", P), ("rescue", STRIKE), ("reserve", P), ("resettle", P), ("reshape", P), ("reshuffle", P), ("reside", P),
    ("resign", STRIKE), ("resist", P), ("resolve", P), ("resonate", P), ("respect", P), ("respond", SAY), ("restart", P),
    ("restore", P), ("restrain", P), ("restrict", P), ("result", P), ("resume", BEGIN), ("resurface", P), ("retain", P),
    ("retake", P), ("retaliate", P), ("retire", STRIKE), ("retool", P), ("retract", P), ("retreat", P), ("return", MOVE),
    ("reunite", P), ("revamp", P), ("reveal", PUBLISH), ("reverse", P), ("revert", P), ("review", DECIDE), ("revise", P),
    ("revive", P), ("revoke", P), ("ride", P), ("rig", P), ("rile", P), ("ring", P), ("rise", CHANGE), ("risk", P),
    ("rival", P), ("roam", P), ("rock", P), ("roll", P), ("round", P), ("rout", P), ("row", P), ("rsvp", EXPIRE), ("rub", P), ("ruin", P),
    ("rule", DECIDE), ("run", HOLD), ("rush", P),
    ("sack", STRIKE), ("safeguard", P), ("sag", CHANGE), ("sail", MOVE), ("salvage", P), ("sanction", P), ("save", P), ("say", SAY),
    ("scale", P), ("scan", P), ("scatter", P), ("schedule", DECIDE), ("scold", P), ("score", P), ("scour", P), ("scramble", P),
    ("scrap", CANCEL), ("screen", HOLD), ("scrub", CANCEL), ("scrutinize", P), ("scuttle", P), ("seal", P), ("seat", P), ("secure", P),
    ("see", THINK), ("seed", P), ("seek", HOPE), ("seize", STRIKE), ("select", DECIDE), ("sell", P), ("send", P),
    ("sentence", STRIKE), ("separate", P), ("serve", HOLD), ("set", DECIDE), ("settle", DECIDE), ("sever", STRIKE), ("sew", P), ("shake", P),
    ("share", P), ("shatter", P), ("shave", P), ("shear", P), ("shed", P), ("shell", STRIKE), ("shelter", P),
    ("shelve", POSTPONE), ("shield", P), ("shift", P), ("shine", P), ("ship", P), ("shirk", P), ("shoot", STRIKE), ("shop", P),
    ("shore", P), ("show", P), ("showcase", P), ("shrink", CHANGE), ("shrug", P), ("shun", P), ("shut", P),
    ("sideline", P), ("sign", HOLD), ("signal", P), ("simplify", P), ("sing", P), ("sink", STRIKE), ("siphon", P),
    ("sit", HOLD), ("skate", P), ("sketch", P), ("ski", P), ("skip", P), ("skirt", P), ("slam", SAY), ("slash", P),
    ("slate", PLAN), ("sleep", P), ("slide", P), ("slip", CHANGE), ("slow", CHANGE), ("slump", CHANGE), ("smash", P), ("smear", P), ("smell", P),
    ("smile", P), ("smoke", P), ("smuggle", P), ("snap", P), ("snow", P), ("soar", P), ("soften", P), ("solve", P), ("sort", P),
    ("sour", P), ("sow", P), ("spark", P), ("speak", SPEAK), ("spearhead", P), ("specify", P), ("spend", P), ("spill", P),
    ("spin", P), ("split", P), ("sponsor", P), ("spray", P), ("spread", P), ("spur", P), ("squeeze", P), ("stab", STRIKE), ("stabilize", P),
    ("stack", P), ("staff", P), ("stage", HOLD), ("stagnate", P), ("stake", P), ("stall", P), ("stand", CHANGE),
    ("start", BEGIN), ("state", SAY), ("stay", CHANGE), ("steal", P), ("steer", P), ("stem", P), ("step", P), ("stick", P),
    ("sting", P), ("stipulate", P), ("stir", P), ("stitch", P), ("stock", P), ("stop", P), ("storm", STRIKE), ("strafe", STRIKE), ("strain", P),
    ("strand", P), ("streamline", P), ("strengthen", P), ("stress", SAY), ("stretch", P), ("strike", STRIKE), ("strip", P),
    ("strive", HOPE), ("stroll", P), ("struggle", P), ("study", P), ("submit", EXPIRE), ("subpoena", P), ("subside", P),
    ("substitute", P), ("succeed", P), ("sue", STRIKE), ("suffer", P), ("suggest", SAY), ("suit", P), ("summon", P),
    ("sunset", EXPIRE), ("supervise", P), ("supplement", P), ("supply", P), ("support", P), ("suppress", P), ("surface", P),
    ("surge", CHANGE), ("surpass", P), ("surprise", P), ("surrender", P), ("surround", P), ("survey", P), ("survive", P),
    ("suspect", P), ("suspend", POSTPONE), ("sustain", P), ("swap", P), ("sway", P), ("swear", HOLD), ("sweep", P),
    ("swell", P), ("swim", P), ("swing", P), ("switch", P), ("symbolize", P),
    ("tackle", DECIDE), ("take", P), ("talk", P), ("tally", P), ("tap", P), ("taper", P), ("target", P), ("tarnish", P),
    ("taste", P), ("tax", P), ("teach", SPEAK), ("tear", P), ("tell", SAY), ("tempt", P), ("tend", P), ("term", P),
    ("terminate", P), ("test", P), ("testify", SPEAK), ("thank", P), ("thaw", P), ("think", THINK), ("threaten", HOPE),
    ("throw", P), ("thwart", P), ("tick", P), ("tidy", P), ("tie", P), ("tighten", CHANGE), ("tilt", P), ("tip", P),
    ("top", CHANGE), ("topple", P), ("torch", P), ("torment", P), ("torpedo", STRIKE), ("torture", P), ("total", CHANGE), ("touch", P),
    ("toughen", P), ("tour", VISIT), ("tout", P), ("tow", P), ("trace", P), ("track", P), ("trade", P), ("trail", CHANGE),
    ("train", HOLD), ("transfer", P), ("transform", P), ("translate", P), ("transmit", P), ("transport", P), ("trap", P),
    ("travel", VISIT), ("treat", P), ("trek", P), ("trigger", P), ("trim", P), ("triple", CHANGE), ("triumph", P),
    ("trumpet", P), ("trust", P), ("try", HEAR), ("tumble", P), ("tune", P), ("turn", P), ("tweak", P), ("tweet", SAY),
    ("type", P),
    ("undergo", P), ("undermine", P), ("understand", THINK), ("undertake", P), ("unfurl", P), ("unite", P), ("unleash", P), ("unlock", P),
    ("unpack", P), ("unpin", P), ("unravel", P), ("unseat", P), ("unveil", PUBLISH), ("unwind", P), ("update", P), ("upend", P),
    ("upgrade", P), ("uphold", P), ("upload", PUBLISH), ("uproot", P), ("urge", SAY), ("use", P), ("usher", P), ("utter", P),
    ("vacate", P), ("vaccinate", P), ("vacuum", P), ("validate", P), ("value", P), ("vanish", P), ("vary", P), ("veer", P), ("veto", DECIDE),
    ("vie", P), ("view", P), ("violate", P), ("visit", VISIT), ("volunteer", P), ("vote", VOTE), ("vow", SAY),
    ("wade", P), ("wage", P), ("wait", P), ("waive", P), ("wake", P), ("walk", MOVE), ("wander", P), ("wane", P),
    ("want", HOPE), ("warm", P), ("warn", SAY), ("wash", P), ("waste", P), ("watch", P), ("waver", P), ("weaken", P),
    ("wear", P), ("weather", P), ("weave", P), ("wed", P), ("weigh", HOPE), ("welcome", HOLD), ("weld", P), ("whip", P),
    ("whistle", P), ("widen", CHANGE), ("wield", P), ("win", P), ("wipe", P), ("wish", HOPE), ("withdraw", P), ("withhold", P),
    ("witness", P), ("wonder", P), ("work", P), ("worry", P), ("worsen", P), ("wound", STRIKE), ("wrap", BEGIN), ("wreck", P),
    ("wrestle", P), ("write", SAY),
    ("yell", P), ("yield", P),
    ("zero", P), ("zoom", P),
];

/// Irregular forms, sorted: the form, its verb, what it can be.
#[rustfmt::skip]
static IRREGULAR: &[(&str, &str, Form)] = &[
    ("arisen", "arise", Form::Participle), ("arose", "arise", Form::Past), ("ate", "eat", Form::Past),
    ("beat", "beat", Form::Any), ("beaten", "beat", Form::Participle), ("became", "become", Form::Past),
    ("began", "begin", Form::Past), ("begun", "begin", Form::Participle), ("bet", "bet", Form::Any), ("bid", "bid", Form::Any),
    ("bit", "bite", Form::Past), ("bitten", "bite", Form::Participle), ("blew", "blow", Form::Past),
    ("blown", "blow", Form::Participle), ("bore", "bear", Form::Past), ("borne", "bear", Form::Participle),
    ("bought", "buy", Form::PastOrParticiple), ("bound", "bind", Form::PastOrParticiple), ("broadcast", "broadcast", Form::Any),
    ("broke", "break", Form::Past), ("broken", "break", Form::Participle), ("brought", "bring", Form::PastOrParticiple),
    ("built", "build", Form::PastOrParticiple), ("burnt", "burn", Form::PastOrParticiple),
    ("came", "come", Form::Past), ("cast", "cast", Form::Any), ("caught", "catch", Form::PastOrParticiple),
    ("chose", "choose", Form::Past), ("chosen", "choose", Form::Participle), ("cost", "cost", Form::Any),
    ("cut", "cut", Form::Any),
    ("dealt", "deal", Form::PastOrParticiple), ("drank", "drink", Form::Past), ("drawn", "draw", Form::Participle),
    ("dreamt", "dream", Form::PastOrParticiple), ("drew", "draw", Form::Past), ("driven", "drive", Form::Participle),
    ("drove", "drive", Form::Past), ("drunk", "drink", Form::Participle), ("dug", "dig", Form::PastOrParticiple),
    ("eaten", "eat", Form::Participle),
    ("fallen", "fall", Form::Participle), ("fed", "feed", Form::PastOrParticiple), ("fell", "fall", Form::Past),
    ("felt", "feel", Form::PastOrParticiple), ("fled", "flee", Form::PastOrParticiple), ("flew", "fly", Form::Past),
    ("flown", "fly", Form::Participle), ("forbade", "forbid", Form::Past), ("forbidden", "forbid", Form::Participle),
    ("forecast", "forecast", Form::Any), ("foresaw", "foresee", Form::Past), ("foreseen", "foresee", Form::Participle),
    ("forgave", "forgive", Form::Past), ("forgiven", "forgive", Form::Participle), ("fought", "fight", Form::PastOrParticiple),
    ("found", "find", Form::PastOrParticiple), ("froze", "freeze", Form::Past), ("frozen", "freeze", Form::Participle),
    ("gave", "give", Form::Past), ("given", "give", Form::Participle), ("gone", "go", Form::Participle),
    ("got", "get", Form::Past), ("gotten", "get", Form::Participle), ("grew", "grow", Form::Past),
    ("ground", "grind", Form::PastOrParticiple), ("grown", "grow", Form::Participle),
    ("heard", "hear", Form::PastOrParticiple), ("held", "hold", Form::PastOrParticiple), ("hid", "hide", Form::Past),
    ("hidden", "hide", Form::Participle), ("hit", "hit", Form::Any), ("hung", "hang", Form::PastOrParticiple),
    ("hurt", "hurt", Form::Any),
    ("kept", "keep", Form::PastOrParticiple), ("knew", "know", Form::Past), ("known", "know", Form::Participle),
    ("laid", "lay", Form::PastOrParticiple), ("leant", "lean", Form::PastOrParticiple),
    ("learnt", "learn", Form::PastOrParticiple), ("led", "lead", Form::PastOrParticiple),
    ("left", "leave", Form::PastOrParticiple), ("lent", "lend", Form::PastOrParticiple), ("let", "let", Form::Any),
    ("lit", "light", Form::PastOrParticiple), ("lost", "lose", Form::PastOrParticiple),
    ("made", "make", Form::PastOrParticiple), ("meant", "mean", Form::PastOrParticiple),
    ("met", "meet", Form::PastOrParticiple), ("mown", "mow", Form::Participle),
    ("overcame", "overcome", Form::Past), ("oversaw", "oversee", Form::Past), ("overseen", "oversee", Form::Participle),
    ("paid", "pay", Form::PastOrParticiple), ("proven", "prove", Form::Participle), ("put", "put", Form::Any),
    ("quit", "quit", Form::Any),
    ("ran", "run", Form::Past), ("rang", "ring", Form::Past), ("read", "read", Form::Any),
    ("rebuilt", "rebuild", Form::PastOrParticiple), ("redrawn", "redraw", Form::Participle), ("redrew", "redraw", Form::Past),
    ("repaid", "repay", Form::PastOrParticiple), ("retaken", "retake", Form::Participle), ("retook", "retake", Form::Past),
    ("ridden", "ride", Form::Participle), ("risen", "rise", Form::Participle), ("rode", "ride", Form::Past),
    ("rose", "rise", Form::Past), ("rung", "ring", Form::Participle),
    ("said", "say", Form::PastOrParticiple), ("sang", "sing", Form::Past), ("sank", "sink", Form::Past),
    ("sat", "sit", Form::PastOrParticiple), ("saw", "see", Form::Past), ("seen", "see", Form::Participle),
    ("sent", "send", Form::PastOrParticiple), ("set", "set", Form::Any), ("sewn", "sew", Form::Participle),
    ("shaken", "shake", Form::Participle), ("shed", "shed", Form::Any), ("shone", "shine", Form::PastOrParticiple),
    ("shook", "shake", Form::Past), ("shot", "shoot", Form::PastOrParticiple), ("shown", "show", Form::Participle),
    ("shrank", "shrink", Form::Past), ("shrunk", "shrink", Form::Participle), ("shut", "shut", Form::Any),
    ("slept", "sleep", Form::PastOrParticiple), ("slid", "slide", Form::PastOrParticiple),
    ("sold", "sell", Form::PastOrParticiple), ("sought", "seek", Form::PastOrParticiple), ("sown", "sow", Form::Participle),
    ("spent", "spend", Form::PastOrParticiple), ("spilt", "spill", Form::PastOrParticiple), ("split", "split", Form::Any),
    ("spoke", "speak", Form::Past), ("spoken", "speak", Form::Participle), ("spread", "spread", Form::Any),
    ("spun", "spin", Form::PastOrParticiple), ("stole", "steal", Form::Past), ("stolen", "steal", Form::Participle),
    ("stood", "stand", Form::PastOrParticiple), ("struck", "strike", Form::PastOrParticiple),
    ("stuck", "stick", Form::PastOrParticiple), ("stung", "sting", Form::PastOrParticiple), ("sung", "sing", Form::Participle),
    ("sunk", "sink", Form::Participle), ("swam", "swim", Form::Past), ("swept", "sweep", Form::PastOrParticiple),
    ("swollen", "swell", Form::Participle), ("swore", "swear", Form::Past), ("sworn", "swear", Form::Participle),
    ("swum", "swim", Form::Participle), ("swung", "swing", Form::PastOrParticiple),
    ("taken", "take", Form::Participle), ("taught", "teach", Form::PastOrParticiple),
    ("thought", "think", Form::PastOrParticiple), ("threw", "throw", Form::Past), ("thrown", "throw", Form::Participle),
    ("told", "tell", Form::PastOrParticiple), ("took", "take", Form::Past), ("tore", "tear", Form::Past),
    ("torn", "tear", Form::Participle),
    ("undergone", "undergo", Form::Participle), ("understood", "understand", Form::PastOrParticiple),
    ("undertaken", "undertake", Form::Participle), ("undertook", "undertake", Form::Past), ("underwent", "undergo", Form::Past),
    ("unwound", "unwind", Form::PastOrParticiple), ("upheld", "uphold", Form::PastOrParticiple),
    ("went", "go", Form::Past), ("withdrawn", "withdraw", Form::Participle), ("withdrew", "withdraw", Form::Past),
    ("withheld", "withhold", Form::PastOrParticiple), ("woke", "wake", Form::Past), ("woken", "wake", Form::Participle),
    ("won", "win", Form::PastOrParticiple), ("wore", "wear", Form::Past), ("worn", "wear", Form::Participle),
    ("wove", "weave", Form::Past), ("woven", "weave", Form::Participle), ("written", "write", Form::Participle),
    ("wrote", "write", Form::Past),
];

const N_MEETING: NounSense = NounSense::Meeting;
const N_TALK: NounSense = NounSense::Talk;
const N_HEARING: NounSense = NounSense::Hearing;
const N_VISIT: NounSense = NounSense::Visit;
const N_VOTE: NounSense = NounSense::Vote;
const N_ELECTION: NounSense = NounSense::Election;
const N_DEADLINE: NounSense = NounSense::Deadline;
const N_PUBLICATION: NounSense = NounSense::Publication;
const N_OTHER: NounSense = NounSense::Other;
const N_UNPLANNED: NounSense = NounSense::Unplanned;

/// Nouns of happenings in the singular, sorted.
#[rustfmt::skip]
static NOUNS: &[(&str, NounSense)] = &[
    ("abduction", N_UNPLANNED), ("accident", N_UNPLANNED), ("accord", N_UNPLANNED), ("address", N_TALK), ("agreement", N_UNPLANNED), ("airstrike", N_UNPLANNED),
    ("album", N_PUBLICATION), ("ambush", N_UNPLANNED), ("anniversary", N_OTHER), ("announcement", N_UNPLANNED),
    ("argument", N_HEARING), ("arraignment", N_HEARING), ("arrest", N_UNPLANNED), ("assassination", N_UNPLANNED),
    ("assault", N_UNPLANNED), ("assembly", N_MEETING), ("attack", N_UNPLANNED), ("auction", N_OTHER), ("avalanche", N_UNPLANNED),
    ("ballot", N_VOTE), ("banquet", N_OTHER), ("baptism", N_OTHER), ("barbecue", N_OTHER), ("blackout", N_UNPLANNED), ("blockade", N_OTHER), ("bombing", N_UNPLANNED), ("book", N_PUBLICATION), ("bootcamp", N_OTHER), ("boycott", N_OTHER),
    ("breach", N_UNPLANNED), ("break", N_OTHER), ("break-in", N_UNPLANNED), ("breakfast", N_MEETING), ("briefing", N_TALK), ("burial", N_OTHER),
    ("by-election", N_ELECTION), ("byelection", N_ELECTION),
    ("call", N_MEETING), ("camp", N_OTHER), ("caucus", N_MEETING), ("caucuses", N_ELECTION), ("celebration", N_OTHER),
    ("ceremony", N_OTHER), ("christening", N_OTHER), ("clash", N_UNPLANNED), ("cleanup", N_OTHER), ("closing", N_OTHER),
    ("collapse", N_UNPLANNED), ("collision", N_UNPLANNED), ("colloquium", N_TALK), ("commemoration", N_OTHER), ("commencement", N_OTHER),
    ("comment", N_UNPLANNED),
    ("communique", N_PUBLICATION), ("concert", N_OTHER), ("conclave", N_ELECTION), ("conference", N_MEETING), ("confirmation", N_VOTE),
    ("congress", N_MEETING), ("consultation", N_MEETING), ("convention", N_MEETING), ("conversation", N_TALK), ("convocation", N_OTHER),
    ("coronation", N_OTHER), ("council", N_MEETING), ("coup", N_UNPLANNED), ("course", N_TALK), ("crackdown", N_UNPLANNED),
    ("crash", N_UNPLANNED), ("cutoff", N_DEADLINE), ("cyclone", N_UNPLANNED),
    ("data", N_PUBLICATION), ("deadline", N_DEADLINE), ("deadline-day", N_OTHER), ("deal", N_UNPLANNED), ("death", N_UNPLANNED),
    ("debate", N_TALK), ("decision", N_OTHER), ("defeat", N_UNPLANNED), ("delegation", N_VISIT), ("demonstration", N_OTHER),
    ("deposition", N_HEARING), ("derailment", N_UNPLANNED), ("derby", N_OTHER), ("dialogue", N_MEETING), ("dinner", N_MEETING), ("discussion", N_TALK), ("drill", N_OTHER),
    ("due-date", N_DEADLINE),
    ("earthquake", N_UNPLANNED), ("eclipse", N_OTHER), ("edition", N_PUBLICATION), ("election", N_ELECTION),
    ("episode", N_PUBLICATION), ("eulogy", N_TALK), ("exercise", N_OTHER), ("exhibit", N_OTHER), ("exhibition", N_OTHER),
    ("expiration", N_DEADLINE), ("expiry", N_DEADLINE), ("explosion", N_UNPLANNED), ("expo", N_OTHER),
    ("fair", N_OTHER), ("fest", N_OTHER), ("festival", N_OTHER), ("figure", N_PUBLICATION), ("final", N_OTHER),
    ("fire", N_UNPLANNED), ("flood", N_UNPLANNED), ("fly-in", N_VISIT), ("flyby", N_OTHER), ("flypast", N_OTHER), ("forum", N_MEETING), ("fundraiser", N_OTHER), ("funeral", N_OTHER),
    ("gala", N_OTHER), ("game", N_OTHER), ("gathering", N_MEETING), ("graduation", N_OTHER), ("groundbreaking", N_OTHER),
    ("hack", N_UNPLANNED), ("hackathon", N_OTHER), ("handover", N_OTHER), ("hearing", N_HEARING), ("hijacking", N_UNPLANNED), ("holiday", N_OTHER), ("homecoming", N_OTHER), ("homily", N_TALK),
    ("huddle", N_MEETING), ("hurricane", N_UNPLANNED), ("hustings", N_TALK),
    ("inauguration", N_ELECTION), ("incident", N_UNPLANNED), ("index", N_PUBLICATION), ("inquest", N_HEARING), ("inquiry", N_HEARING),
    ("interview", N_MEETING), ("invasion", N_UNPLANNED), ("investiture", N_OTHER),
    ("keynote", N_TALK), ("kick-off", N_OTHER), ("kickoff", N_OTHER), ("kidnapping", N_UNPLANNED), ("killing", N_UNPLANNED), ("landslide", N_UNPLANNED),
    ("launch", N_OTHER), ("leak", N_UNPLANNED), ("lecture", N_TALK), ("lift-off", N_OTHER), ("liftoff", N_OTHER), ("lock-up", N_OTHER), ("loss", N_UNPLANNED), ("lunch", N_MEETING),
    ("luncheon", N_MEETING), ("marathon", N_OTHER),
    ("march", N_OTHER), ("mark-up", N_HEARING), ("markup", N_HEARING), ("mass", N_OTHER), ("massacre", N_UNPLANNED), ("match", N_OTHER), ("matriculation", N_OTHER),
    ("meet-up", N_MEETING), ("meeting", N_MEETING), ("meetup", N_MEETING), ("memorial", N_OTHER), ("midterm", N_ELECTION),
    ("ministerial", N_MEETING), ("minute", N_PUBLICATION), ("murder", N_UNPLANNED), ("mutiny", N_UNPLANNED),
    ("negotiation", N_MEETING), ("newsletter", N_PUBLICATION),
    ("open-house", N_OTHER), ("opening", N_OTHER), ("oration", N_TALK), ("orientation", N_OTHER), ("outage", N_UNPLANNED),
    ("pageant", N_OTHER), ("panel", N_TALK), ("paper", N_PUBLICATION), ("parade", N_OTHER), ("peak", N_UNPLANNED), ("performance", N_OTHER), ("picket", N_OTHER),
    ("picnic", N_OTHER), ("pilgrimage", N_VISIT), ("plebiscite", N_VOTE), ("plenary", N_MEETING), ("plenum", N_MEETING), ("podcast", N_TALK), ("poll", N_ELECTION),
    ("potluck", N_OTHER), ("prayer", N_OTHER), ("premiere", N_OTHER), ("presentation", N_TALK), ("primary", N_ELECTION),
    ("protest", N_OTHER), ("publication", N_PUBLICATION), ("purge", N_UNPLANNED), ("putsch", N_UNPLANNED),
    ("quake", N_UNPLANNED),
    ("race", N_ELECTION), ("raid", N_UNPLANNED), ("rally", N_OTHER), ("ratification", N_VOTE), ("reading", N_TALK),
    ("reception", N_MEETING), ("recess", N_OTHER), ("recount", N_VOTE), ("referendum", N_VOTE), ("regatta", N_OTHER), ("rehearsal", N_OTHER),
    ("release", N_PUBLICATION), ("remark", N_TALK), ("remarks", N_UNPLANNED), ("report", N_PUBLICATION), ("residency", N_OTHER),
    ("resignation", N_UNPLANNED), ("retreat", N_MEETING), ("reunion", N_MEETING), ("ribbon-cutting", N_OTHER), ("riot", N_UNPLANNED),
    ("ritual", N_OTHER), ("roundtable", N_MEETING), ("ruling", N_UNPLANNED), ("run-off", N_ELECTION), ("runoff", N_ELECTION),
    ("sale", N_OTHER), ("screening", N_TALK), ("season", N_OTHER), ("semifinal", N_OTHER), ("seminar", N_TALK), ("sentencing", N_HEARING), ("sermon", N_TALK),
    ("service", N_OTHER), ("session", N_MEETING), ("shelling", N_UNPLANNED), ("shooting", N_UNPLANNED), ("show", N_OTHER),
    ("shutdown", N_OTHER), ("sit-down", N_MEETING), ("sit-in", N_OTHER), ("sitting", N_MEETING), ("speech", N_TALK), ("spill", N_UNPLANNED), ("splashdown", N_OTHER), ("stabbing", N_UNPLANNED), ("statement", N_PUBLICATION),
    ("statistic", N_PUBLICATION), ("stopover", N_VISIT), ("stoppage", N_OTHER), ("storm", N_UNPLANNED), ("storytime", N_OTHER), ("strike", N_OTHER),
    ("study", N_PUBLICATION), ("summer-school", N_OTHER), ("summit", N_MEETING), ("supper", N_MEETING),
    ("survey", N_PUBLICATION), ("swearing-in", N_OTHER), ("symposium", N_TALK),
    ("talk", N_MEETING), ("teach-in", N_TALK), ("teleconference", N_MEETING), ("testimony", N_HEARING), ("theft", N_UNPLANNED), ("tornado", N_UNPLANNED), ("tour", N_VISIT),
    ("tournament", N_OTHER), ("townhall", N_TALK), ("trial", N_HEARING), ("tribunal", N_HEARING), ("trilogue", N_MEETING), ("trip", N_VISIT), ("typhoon", N_UNPLANNED),
    ("unveiling", N_OTHER), ("uprising", N_UNPLANNED),
    ("vacation", N_OTHER), ("valedictory", N_TALK), ("verdict", N_UNPLANNED), ("victory", N_UNPLANNED), ("videoconference", N_MEETING), ("vigil", N_OTHER), ("visit", N_VISIT),
    ("vote", N_VOTE), ("walk-out", N_OTHER),
    ("walkout", N_OTHER), ("wargame", N_OTHER), ("warning", N_UNPLANNED), ("webinar", N_TALK), ("wedding", N_OTHER), ("wildfire", N_UNPLANNED),
    ("win", N_UNPLANNED), ("workshop", N_TALK),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_name_each_word_once() {
        assert!(VERBS.windows(2).all(|w| w[0].0 < w[1].0));
        assert!(IRREGULAR.windows(2).all(|w| w[0].0 < w[1].0));
        assert!(NOUNS.windows(2).all(|w| w[0].0 < w[1].0));
        assert!(IRREGULAR.iter().all(|e| known(e.1, e.2).is_some()));
    }

    #[test]
    fn forms_lead_to_their_verb() {
        let case = |word: &str, base: &str, form: Form| {
            assert_eq!(
                verb(word).map(|v| (v.base, v.form)),
                Some((base, form)),
                "{word}"
            );
        };
        case("convened", "convene", Form::PastOrParticiple);
        case("flies", "fly", Form::Third);
        case("met", "meet", Form::PastOrParticiple);
        case("went", "go", Form::Past);
        case("wrapped", "wrap", Form::PastOrParticiple);
        case("testified", "testify", Form::PastOrParticiple);
        case("hosting", "host", Form::Gerund);
        case("planning", "plan", Form::Gerund);
        case("hoped", "hope", Form::PastOrParticiple);
        case("reaches", "reach", Form::Third);
        assert_eq!(verb("committee"), None);
        assert_eq!(verb("tapes"), None);
        assert_eq!(verb("s"), None);
    }

    #[test]
    fn nouns_are_known_in_the_plural() {
        assert_eq!(noun("primaries"), Some(NounSense::Election));
        assert_eq!(noun("talks"), Some(NounSense::Meeting));
        assert_eq!(noun("hearing"), Some(NounSense::Hearing));
        assert_eq!(noun("harbor"), None);
    }
}

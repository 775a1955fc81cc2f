//! Words that begin with a capital, or stand where a name does, and name nobody:
//! departments, roles, places, feasts, and what things are like; and the few that are
//! names all the same before another.

use crate::domain::department::DEPARTMENTS;
use crate::reading::list::has;

/// What one person is.
const ROLES: &str = "accountant administrator advisor adviser analyst architect assistant attorney auditor boss ceo cfo \
    chair chairman chairperson chairwoman chief chemist cio clerk controller coo coordinator counsel cto \
    cpo ciso cmo cro deputy developer director doctor engineer expert foreman founder head intern lawyer lead leader manager mechanic \
    nurse officer owner planner president principal prof professor programmer receptionist \
    representative scientist secretary specialist supervisor technician teacher trainee treasurer vp";

/// What several people are together.
const BODIES: &str = "board committee company council management staff team";

/// Cities and countries that are hardly anybody's name.
const PLACES: &str = "aarhus africa amsterdam antwerp asia athens australia austria baltimore bangkok barcelona \
    basel bavaria beijing belgium bergen berlin bern birmingham bogota bologna bordeaux boston bratislava brazil bremen \
    brisbane britain bristol brussels bucharest budapest bulgaria calgary canada chicago china cologne \
    copenhagen croatia cyprus czechia dallas delhi denmark denver detroit dortmund dresden drammen dubai dublin \
    dusseldorf duesseldorf edinburgh egypt eindhoven england espoo essen estonia europe finland france frankfurt \
    geneva genoa germany ghent glasgow gothenburg graz greece hamburg hanover hannover helsinki hongkong houston \
    hungary iceland innsbruck istanbul italy jakarta japan johannesburg krakow kyiv latvia leeds leipzig \
    liege lille linz lisbon lithuania liverpool ljubljana london luxembourg luzern madrid malaga malmo \
    manchester mannheim marseille melbourne mexico miami milan minneapolis montreal moscow mumbai munich munchen \
    nantes naples netherlands norway nottingham nuremberg odense oslo ottawa oulu paris philadelphia poland \
    porto portugal prague riga romania rome rotterdam russia salzburg scotland seattle seoul seville \
    sheffield singapore slovakia slovenia spain stavanger stockholm strasbourg stuttgart sweden switzerland \
    taipei taiwan tallinn tampere thailand tokyo toronto toulouse trieste trondheim turin turkey turku \
    ukraine uppsala utrecht valencia vancouver vantaa vienna vilnius wales warsaw washington wroclaw zagreb zurich";

/// Feasts and seasons that a talk or a mail is called after.
const FEASTS: &str = "advent ascension christmas diwali easter halloween hanukkah midsummer midsommar newyear pentecost \
    ramadan thanksgiving xmas yuletide";

/// How a talk or a thing is, or which of several.
const LIKE: &str = "actual additional advance annual another attached both central complete corrected current \
    daily detailed digital draft eighth eleventh entire every executed existing external extra few fifth final \
    follow-up followup formal fourth full future hourly important informal initial internal international \
    joint large latest legal-only local main major many minor missing monthly most mutual ninth official old online original other \
    outstanding own paper past preliminary preparatory previous primary printed private public quarterly \
    recent regular relevant remote revised secret second semi-annual separate serious several seventh \
    signed sixth small some special strategic sudden technical telephone tenth third trial twelfth twice \
    unofficial unsigned updated urgent usual various video virtual weekly written yearly";

/// What mails, talks and papers are about, and what they are written with.
const THINGS: &str = "acceptance adobe agenda agreement alignment analysis appendix approval assessment \
    baseline benefit benefits brochure bug business calculation case catalogue certificate checklist clarification \
    closing commercial commitment comparison comparisons complaint concept condition conditions confluence costs data datasheet \
    deadline delivery discount discovery emailing evaluation evidence excel exhibit faq figure google gmail gdpr go-live \
    guide handover implementation info information integration interview introduction itinerary kpi \
    launch letters license licence link meetup migration milestone miro narrative negotiation newsletter notion \
    objective offer offers office onboarding outlook overview package partnership payment paypal \
    pilot pipeline poc postmortem powerpoint ppt presentation press project projects proof protocol purchase quarter question \
    questionnaire questions questionaire quotation quote rating reference references release reminder renewal report \
    request requirements result results review rfi rfp rfq risk roadmap rollout sap saving savings schedule scope \
    scoping score scorecard scrum seminar service shortlist signature site skype slot solution specification spec \
    sprint standup statement status strategy study summary survey target task template tender terms test \
    testing tests timeline timetable topic tour transcript trip update upgrade url usage validation value vendor version \
    vote webex webinar website word workflow xls xlsx zip";

/// Days and months in short that are hardly anybody's name.
const DAYS: &str =
    "apr aug dec feb fri jul mon nov oct sat sep sept thu thur thurs tue tues wed weds";

/// How people are called who are not named.
const UNNAMED: &str = "bloke chap fellow folks guy guys lady man men woman women";

/// Words that are somebody's first name before another name: "Per Holm", "Will Smith".
const FIRST_NAMES: &str = "april art august bill chase dean drew earl faith frank grace grant guy hope jan joy \
    june mark may miles page pat penny per rich rob sue will";

/// Months that are names too.
const MONTHS: &str = "april august jan june may";

/// Lists of words that are names only where somebody has them.
pub(super) const COMMON: [&str; 6] = [PLACES, FEASTS, LIKE, THINGS, DAYS, UNNAMED];
/// Lists of words for those who are there but not by name.
pub(super) const GROUPS: [&str; 3] = [DEPARTMENTS, ROLES, BODIES];

/// Whether a folded word is a part of a company.
pub(super) fn is_department(folded: &str) -> bool {
    has(DEPARTMENTS, folded)
}

/// Whether a folded word says what one person is.
pub(super) fn is_one_role(folded: &str) -> bool {
    has(ROLES, folded)
}

/// Whether a folded word is what a mail, a talk or a paper is about.
pub(super) fn is_thing(folded: &str) -> bool {
    has(THINGS, folded)
}

/// Whether a folded word says what several people are together.
pub(super) fn is_body(folded: &str) -> bool {
    has(BODIES, folded)
}

/// Whether a folded word is a first name before another name.
pub(crate) fn is_first_name(folded: &str) -> bool {
    has(FIRST_NAMES, folded)
}

/// Whether a folded word beside a number is a month: "4 Jan".
pub(super) fn is_month(folded: &str) -> bool {
    has(MONTHS, folded)
}

//! What somebody learns who reads everything that is published together: nothing about fewer people than the limits.
//!
//! `tests/leaks` holds small assessments of which earlier versions gave somebody away, each in its own way. Each clause of the rule has a test that fails
//! once the clause is weakened, tried by weakening one at a time:
//!
//! | clause, where it stands | what fails without it |
//! |---|---|
//! | what is left of a unit is nobody or enough (`tree`) | `counts_kept`, `waves` |
//! | figures of a question from ten (`Limits::figure`) | `leaks`, `counts_kept` |
//! | all decimals from twice `min_group` (`Limits::exact`) | `exact`, `attacker`, `waves`, `leaks` |
//! | blocks of few count with what is told of them (`Roll::is_few`) | `exact`, `leaks`, `waves` |
//! | the smallest cut of a group's parts (`Region::cut`) | `attacker`, `parts` |
//! | those who are left once all parts are subtracted (`Region::left`) | `exact`, `parts`, `waves`, `attacker` |
//! | those who have both parts that are kept back (`Region::have_all`) | `parts` |
//! | blocks of few in a region are nobody or enough (`Region::few`) | `exact`, `attacker`, `waves` |
//! | small units with stages stand by five (`Region::stages`) | `exact` |
//! | groups in groups: who left nothing out (`Class::is_whole`) | `parts` |
//! | groups in groups: who may vanish otherwise (`Class::is_frayed`) | `parts` |
//! | groups that are told of a whole alone (`Family::open`) | `parts` |
//! | whole points of few (`grain::coarse`) | `leaks` |
//! | coding at the ends (`Grain::LOW`, `HIGH`) | `parts`, the tests beside `grain` |
//! | steps of summaries (`steps::STEPS`) | the tests beside `steps` |
//! | what is left of a unit has no summary with all decimals (`Summary::is_rest`) | the tests beside `steps` |
//! | those of many who left a question out (half an area in `Summary::spoken`) | the tests beside `steps` |
//! | the smaller sides of roles (`roles::side`) | `leaks` |
//! | classes of people within a role (`gap::people`) | `parts` |
//! | from how many a role is shown | `quality::roles_are_compared_from_ten_respondents` |
//! | the smaller sides of who answered once and twice (`Rest::cover`) | `waves`, `change` |
//! | changes that follow do so from sums with all decimals (`Rest::is_vague`) | `waves` |
//! | a part of each group is kept back, and only who has it is counted (`pairs::kept_back`, `covers`) | `waves` |
//! | no changes of groups that share a part (`pairs::tangled`) | `waves` |
//! | what is kept back follows where all have the same (`part_follows`), and so do summaries | `waves` |
//! | options that are open, of questions that are shown (`open_options`) | `parts` |
//! | what nobody with a score weighs (`Roll::is_unheard`) | `parts` |
//! | a ladder stops at what is withheld (`Judged::applies`) | `leaks` |
//! | rare answers, their steps and what is told of them elsewhere (`quality::levels`) | `quality_levels` |
//! | states of answers where those who were asked are enough (`Release::states`) | `parts` |
//! | totals of states (`Release::has_total`) | `leaks` |
//! | figures of those who left nothing out (`may_be_complete`) | `parts` |
//! | how many are of some kind (`Release::kinds`) | `leaks` |
//! | questions that count in several groups, and one of each group's own (`Family::is_tangled`) | `exact` |
//! | no summary and no group beside single questions tells more than their stage (`steps::stages`, `blur_beside_stages`) | `bounds` |
//! | groups that share parts, of people with others (`Family::has_own`) | `waves` |
//! | later runs (`given_away_with`) | `runs` |
//! | parts that were withheld earlier (`Overlap::few_left`) | `counted` |
//! | counts that were told earlier (`few_since`) | `counted` |
//! | questions that were told of other units (`of_questions`) | `counted` |
//! | what organisations tell each other is what their reports show (`insight::benchmark`) | `benchmarks` |

mod attacker;
mod benchmarks;
mod bounds;
mod costs;
mod counted;
mod counts_kept;
mod every_output;
mod exact;
mod leaks;
mod made;
mod parts;
mod runs;
mod told;
mod waves;

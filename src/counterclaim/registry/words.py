"""Word lists by which the owner of a noun phrase is told from its place, its topic and its adversary."""

# After these words a phrase names where, against or with whom somebody acts, not whom it speaks for.
COMPLEMENT = frozenset(
    "in to on near at with against from inside outside into across over about by for around along between among "
    "amid under during after before since until within toward towards via per than as through throughout beyond "
    "behind upon concerning regarding who which that whose whom where when while because if is was are were has "
    "have had".split()
)
ARTICLES = frozenset("the a an this that these those its his her their our my your some any no".split())
# Words in -ing that stand before the head noun; every other one after a noun opens a clause.
ING_BEFORE_NOUN = frozenset(
    "ruling acting leading fighting governing negotiating peacekeeping outgoing incoming warring opposing "
    "training operating commanding broadcasting managing mediating monitoring trading building engineering "
    "nursing policing planning housing banking shipping mining fishing farming gathering meeting briefing king".split()
)
# X-led and the like name an owner; every other "X-..." ("Russian-speaking", "US-backed") names somebody beside it.
WATERS = frozenset("sea seas strait straits ocean gulf bay channel canal".split())  # "Taiwan Strait" is no state
OWNS = frozenset("installed appointed imposed".split())
RUNS = frozenset("led run controlled".split())
BESIDE = frozenset(
    "administered backed supported held occupied annexed based born made speaking trained supplied funded "
    "sponsored aligned allied linked affiliated inspired dominated brokered mediated recognised recognized "
    "friendly style era majority".split()
)
# Whoever stands in such a relation to a party is not that party: "a Kremlin critic", "Russia's allies".
RELATION = frozenset(
    "ally allies enemy enemies foe foes archfoe archenemy rival rivals neighbour neighbours neighbor neighbors "
    "backer backers supporter supporters critic critics opponent opponents adversary adversaries donor donors "
    "sponsor sponsors partner partners sympathiser sympathisers sympathizer sympathizers proxy proxies victim "
    "victims survivor survivors defector defectors detractor detractors".split()
)
MEMBERSHIP = frozenset("member members candidate candidates aspirant".split())
# Such a relation holds before "of" only: "witnesses of the Russian strike".
EVENT_OF = frozenset("witness witnesses target targets aftermath invasion occupation bombing shelling siege".split())
# They act against the state that their adjective names.
REBEL = frozenset(
    "rebel rebels insurgent insurgents guerrilla guerrillas guerilla guerillas separatist separatists "
    "secessionist secessionists opposition dissident dissidents militant militants gunman gunmen terrorist "
    "terrorists jihadist jihadists jihadi jihadis islamist islamists gang gangs gangster gangsters cartel "
    "cartels mutineer mutineers mutinous militia militias militiaman militiamen warlord warlords exile exiles "
    "exiled breakaway putschist putschists paramilitary paramilitaries extremist extremists bandit bandits".split()
)
# Their topic or seat stands before them: "the US Syria envoy", "Iran's Beirut embassy".
ENVOY = frozenset(
    "envoy envoys ambassador ambassadors embassy embassies consul consulate consulates mission missions "
    "negotiator negotiators mediator mediators representative representatives delegation delegations attache "
    "desk delegate delegates diplomat diplomats office coordinator".split()
)
EXPERT = frozenset(
    "analyst analysts expert experts historian historians researcher researchers scholar scholars academic "
    "academics professor professors economist economists watcher watchers specialist specialists fellow fellows".split()
)
CIVIL = frozenset(
    "resident residents villager villagers local locals witness witnesses doctor doctors medic medics hospital "
    "hospitals airport street streets square suburb suburbs journalist journalists reporter reporters "
    "correspondent correspondents diplomat diplomats embassy activist activists student students teacher "
    "teachers refugee refugees neighbourhood neighborhood district restaurant hotel market man woman boy girl "
    "people protester protesters protest protests apartment building shopkeeper driver families family lawyer".split()
)
PROTEST = frozenset(
    "protester protesters demonstrator demonstrators activist activists protest protests march marchers rally "
    "campaigner campaigners student students crowd crowds sentiment view views stance".split()
)
OFFICIALS = frozenset(
    "official officials authority authorities government leader leaders leadership ministry minister ministers "
    "army military police junta ruler rulers staff administration command headquarters presidency lawmakers "
    "parliament prosecutors forces cabinet".split()
)
FOREIGN = frozenset(
    "western foreign international european arab allied african opposition rebel separatist regional aid "
    "humanitarian independent visiting".split()
)
SPEAKS_FOR = frozenset(
    "spokesman spokeswoman spokesperson spokespeople spokesmen official officials lawyer lawyers negotiator "
    "negotiators fighter fighters soldier soldiers director commander commanders officer officers worker workers "
    "minister ministers statement press secretary chief head leader".split()
)
SPEAKS_FOR_STATE = frozenset(
    "spokesman spokeswoman spokesperson lawyer lawyers negotiator negotiators statement".split()
)
ADVISES = frozenset(
    "adviser advisers advisor advisors aide aides counsel counsellor secretary assistant assistants deputy "
    "spokesman spokeswoman spokesperson".split()
)
COMES_FROM = frozenset(
    "official officials fighter fighters soldier soldiers troops forces force militant militants member members "
    "representative representatives delegation delegations team officer officers commander commanders spokesman "
    "spokeswoman spokesperson source sources leader leaders minister ministers gunmen rebels statement "
    "statements peacekeepers diplomat diplomats message report reports contingent".split()
)
HEADS_OF_BODY = COMES_FROM | OFFICIALS | frozenset("head chief branch wing arm president chair".split())
WORKS_IN = COMES_FROM | OFFICIALS | frozenset("general colonel captain major lieutenant sergeant".split())
BODY = frozenset(
    "army military navy forces force staff ministry government presidency parliament police intelligence service "
    "services council cabinet administration guard guards brigade division battalion regiment corps unit "
    "leadership delegation command headquarters office embassy prosecutor court fleet group movement border "
    "agency department security defence defense foreign interior general armed air health".split()
)
# Words between a medium's country and its name that make it the state's voice.
STATE_VOICE = frozenset("state official government".split())
# A person's name before one of these stands for the government or force the person leads.
LED_BY_PERSON = frozenset(
    "administration government regime cabinet office forces loyalists camp team spokesman spokeswoman "
    "spokesperson aide aides adviser advisor deputy envoy army troops fighters".split()
)
# Names of states and capitals that people bear as well: "Israel Katz", "Chad", "Jordan", "Sofia".
BORNE = frozenset(
    "israel jordan chad georgia india kenya cuba sofia vienna paris london santiago lima juba rome malta "
    "victoria berlin sydney cyprus ireland france holland england german".split()
)
# Who speaks for nobody but himself, whatever stands before him.
NEUTRAL = frozenset(
    "fiancee fiance wife husband widow widower son daughter brother sister mother father parent parents relative "
    "relatives relation uncle aunt cousin grandmother grandfather neighbour neighbours neighbor neighbors friend "
    "friends survivor survivors victim victims citizen citizens civilian civilians men women boys girls children "
    "crowd mourners worshippers passenger passengers tourist tourists migrant migrants businessman businesswoman "
    "businessmen operative watchdog watchdogs monitor monitors observer observers poll polls survey surveys study "
    "studies editorial editorials columnist columnists editor editors blogger bloggers milblogger milbloggers "
    "author authors writer writers volunteer volunteers worker workers staffer critic critics campaigner campaigners "
    "firm firms company companies airline airlines operator operators shipper shippers "
    "charity charities ngo ngos church churches mosque monastery diocese clergy clerics priest priests "
    "attorney attorneys lawyer lawyers counsel barrister".split()
)
# Bodies of no side by a word of their name; not in a state's own ministry or committee of that matter.
NEUTRAL_BODIES = frozenset(
    "university universities college institute institution school academy observatory foundation charity watchdog "
    "hospital hospitals clinic ngo ngos nonprofit church airline airlines newspaper newspapers magazine "
    "tabloid journal consultancy think company firm corporation".split()
)
LAWYERS = frozenset("lawyer lawyers attorney attorneys barrister barristers counsel solicitor solicitors".split())
MEMBERS_OF_PARLIAMENT = frozenset(
    "lawmaker lawmakers senator senators congressman congresswoman mp mps mep meps deputy deputies parliamentarian "
    "parliamentarians legislator legislators politician politicians member members".split()
)
FORMER = frozenset("former ex retired onetime".split())
MEDIA = frozenset(
    "media news agency television tv radio broadcaster channel newspaper daily press newscast anchor bulletin".split()
)
NEWS_MEDIA = frozenset("media television tv radio newspaper newspapers broadcaster daily news".split())
SOURCES = frozenset("source sources".split())
OFFICE_WORDS = frozenset("official diplomatic police ministerial presidential".split())
# The last word of the office of whoever leads a body.
LEADS = frozenset("director head chief founder chairman chairwoman chair president leader coordinator".split())
LEADING = frozenset("heads runs leads directs chairs founded manages".split())
# What a body puts out speaks for the body.
ISSUED = frozenset(
    "statement statements communique communiques bulletin bulletins declaration spokesmen record records report "
    "reports figures data release toll tally count".split()
)
# They stand against the government of the state that is named with them; gunmen and gangs stand for themselves.
AGAINST_THE_STATE = frozenset("opposition rebel rebels insurgent insurgents guerrilla guerrillas".split())
FROM_ABROAD = frozenset("western international european arab allied african asian".split())

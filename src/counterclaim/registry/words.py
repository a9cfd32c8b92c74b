"""Word lists by which the owner of a noun phrase is told from its place, its topic and its adversary."""

from counterclaim import vocabulary
from counterclaim.registry import tables

# After these words a phrase names where, against or with whom somebody acts, not whom it speaks for.
COMPLEMENT = vocabulary.words("parties.complement")
ARTICLES = vocabulary.words("parties.articles")
# Words in -ing that stand before the head noun; every other one after a noun opens a clause.
ING_BEFORE_NOUN = vocabulary.words("parties.ing_before_noun")
# X-led and the like name an owner; every other "X-..." ("Russian-speaking", "US-backed") names somebody beside it.
WATERS = vocabulary.words("parties.waters")  # "Taiwan Strait" is no state
OWNS = vocabulary.words("parties.owns")
RUNS = vocabulary.words("parties.runs")
BESIDE = vocabulary.words("parties.beside")
# Whoever stands in such a relation to a party is not that party: "a Kremlin critic", "Russia's allies".
RELATION = vocabulary.words("parties.relation")
MEMBERSHIP = vocabulary.words("parties.membership")
# Such a relation holds before "of" only: "witnesses of the Russian strike".
EVENT_OF = vocabulary.words("parties.event_of")
# They act against the state that their adjective names.
REBEL = vocabulary.words("parties.rebel")
# Their topic or seat stands before them: "the US Syria envoy", "Iran's Beirut embassy".
ENVOY = vocabulary.words("parties.envoy")
EXPERT = vocabulary.words("parties.expert")
CIVIL = vocabulary.words("parties.civil")
PROTEST = vocabulary.words("parties.protest")
OFFICIALS = vocabulary.words("parties.officials")
FOREIGN = vocabulary.words("parties.foreign")
SPEAKS_FOR = vocabulary.words("parties.speaks_for")
SPEAKS_FOR_STATE = vocabulary.words("parties.speaks_for_state")
ADVISES = vocabulary.words("parties.advises")
COMES_FROM = vocabulary.words("parties.comes_from")
HEADS_OF_BODY = COMES_FROM | OFFICIALS | vocabulary.words("parties.heads_of_body")
WORKS_IN = COMES_FROM | OFFICIALS | vocabulary.words("parties.works_in")
BODY = vocabulary.words("parties.body")
# A state's army, police or government as other languages call it, in an English text: "the Ejército".
BODIES_ABROAD = vocabulary.words("parties.bodies_abroad")
# Words between a medium's country and its name that make it the state's voice.
STATE_VOICE = vocabulary.words("parties.state_voice")
# A person's name before one of these stands for the government or force the person leads.
LED_BY_PERSON = vocabulary.words("parties.led_by_person")
# Names of states and capitals that people bear as well: "Israel Katz", "Chad", "Jordan", "Sofia".
BORNE = tables.borne_names()
# Who speaks for nobody but himself, whatever stands before him.
NEUTRAL = vocabulary.words("parties.words_neutral")
# Bodies of no side by a word of their name; not in a state's own ministry or committee of that matter.
NEUTRAL_BODIES = vocabulary.words("parties.neutral_bodies")
# What a body that watches a conflict is called, "a monitor", and plain words beside it.
WATCHING = vocabulary.words("parties.watching")
# "The country's health ministry", "the ministry there": whose it is, its side tells.
OWN_AREA = vocabulary.words("parties.own_area")
WATCHING_BESIDE = vocabulary.words("parties.watching_beside")
# They judge or look into what others did; whose they are is told by their name or not at all.
JUDGING = vocabulary.words("parties.judging")
# After "civil": rescuers, whoever pays them.
RESCUE = vocabulary.words("parties.rescue")
SOCIETIES = vocabulary.words("parties.societies")
CHAMBERS = vocabulary.words("parties.chambers") | tables.parliaments()
LAWYERS = vocabulary.words("parties.lawyers")
MEMBERS_OF_PARLIAMENT = vocabulary.words("parties.members_of_parliament")
FORMER = vocabulary.words("parties.former")
MEDIA = vocabulary.words("parties.media")
NEWS_MEDIA = vocabulary.words("parties.news_media")
SOURCES = frozenset("source sources".split())
OFFICE_WORDS = vocabulary.words("parties.office_words")
# The last word of the office of whoever leads a body.
LEADS = vocabulary.words("parties.leads")
LEADING = vocabulary.words("parties.leading")
# What a body puts out speaks for the body.
ISSUED = vocabulary.words("parties.issued")
# They stand against the government of the state that is named with them; gunmen and gangs stand for themselves.
AGAINST_THE_STATE = vocabulary.words("parties.against_the_state")
FROM_ABROAD = vocabulary.words("parties.from_abroad")

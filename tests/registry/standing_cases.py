"""Source phrases of our own and whom they speak for: a side, "-" for nobody, "?" where the phrase leaves it open."""

OFFICES = """
the Norwegian foreign ministry | Norway
Chile's defence minister | Chile
Oslo Mayor | Norway
U.S. Secretary of the Navy | United States
the governor of Jalisco, Mexico | ?
Crown Prince, of Saudi Arabia | Saudi Arabia
Chilean ambassador to Peru | Chile
a spokesman for Chile's interior ministry | Chile
Kenyan state television | Kenya
a statement from the Peruvian navy | Peru
Peruvian police sources | Peru
Chilean and Peruvian officials | Chile + Peru
both Chile and Peru | Chile + Peru
Kenyan police and soldiers | Kenya
the Kenyan army and the M23 | Kenya + M23
the European Union's mission | European Union
a Hezbollah commander | Hezbollah
SANA | Syria
"""
NOBODY = """
a Kenyan analyst | -
a nurse from Oslo | -
the Santiago bureau of Reuters | -
an editor at the Lima Herald newspaper | -
a researcher at the University of Nairobi | -
Kenya director at Human Rights Watch | -
Andes programme head at the Quito Monitor | -
UN special rapporteur for Chile | -
UNHCR | -
Kenya's army and militants | -
Chilean rebels and police | -
the ELN and the government | -
the Peruvian army and rebels | -
the Red Cross in Lima | -
the International Criminal Court's prosecutor | -
a Peruvian mining company | -
a Norwegian shipping firm's spokeswoman | -
families fleeing Lima | -
the widow of a Chilean colonel | -
a former Chilean minister | -
retired Kenyan general | -
defence attorney of two Peruvian officers | -
Kenyan Anglican bishop | -
a Peruvian lawmaker | -
Western officials | -
Kenyan newspaper reports | -
Kenyan businessmen | -
"""
AGAINST = """
Kenyan opposition leader | Kenyan opposition
Chilean rebels | Chilean opposition
FARC guerrillas | FARC
a Kenya-based rebel leader | opposition
Kenyan gunmen | ?
"""
LEFT_OPEN = """
the army | ?
the interior minister | ?
Kenyan sources | ?
an official | ?
from Lima, Peru | ?
a SANA correspondent | Syria
an Al-Manar reporter | Hezbollah
a BBC reporter in Norway | -
his Norwegian counterpart | Norway
Norwegian Civil Defence officials | -
the Kenyan Red Crescent | -
the Norwegian Football Association | -
the Kenyan Divers Federation | -
chairman of the House Armed Services Committee | -
"""
TABLES = {"offices": OFFICES, "nobody": NOBODY, "against": AGAINST, "open": LEFT_OPEN}

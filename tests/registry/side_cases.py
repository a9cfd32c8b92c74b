"""Phrases of our own and the side each speaks for, "-" for none; both parties of each conflict, region by region."""

RUSSIA_UKRAINE = """
Ukraine's top army commander | Ukraine
Ukraines top army commander | Ukraine
Russia's top army commander | Russia
the Ukrainian military | Ukraine
the Russian military | Russia
commander of Ukraine's 47th brigade | Ukraine
commander of Russia's 810th brigade | Russia
the Russian-installed governor of Kherson | Russia
the Russian-installed governor of Ukraine's Kherson region | Russia
the Ukrainian-appointed commandant of Russia's Kursk region | Ukraine
Russian ambassador to Ukraine | Russia
Ukraine's ambassador to the United States | Ukraine
Ukrainian forces in Russia's Kursk region | Ukraine
Russian forces in Ukraine's Donetsk region | Russia
the acting governor of Russia's Kursk region | Russia
the governor of Ukraine's Sumy region | Ukraine
a spokesman for Ukraine's southern command | Ukraine
a spokesman for Russia's defence ministry | Russia
the Kremlin | Russia
Kremlin spokesman | Russia
Kyiv | Ukraine
officials in Moscow | Russia
officials in Kyiv | Ukraine
Kyiv's military administration | Ukraine
a source in the Ukrainian general staff | Ukraine
a source in the Russian general staff | Russia
an adviser to the Ukrainian president | Ukraine
an aide to Putin | Russia
an aide to Zelensky | Ukraine
Putin's spokesman | Russia
Zelensky's chief of staff | Ukraine
FSB | Russia
the SBU | Ukraine
pro-Russian officials | Russia
pro-Ukrainian fighters | Ukraine
Ukrainian President Volodymyr Zelensky | Ukraine
Russian Defence Minister Andrei Belousov | Russia
the Security Service of Ukraine | Ukraine
Ukrainian and Russian negotiators | -
Russian-Ukrainian talks | -
Kremlin critics | -
Ukraine's allies | -
Russia's allies | -
a Kyiv resident | -
a resident of Kyiv | -
Russian state television | Russia
Russian opposition activists | -
NATO member Turkey | Turkey
Russia's ally Belarus | Belarus
Kyiv-based analysts | -
"""

ISRAEL_PALESTINIANS = """
Israeli military spokesman | Israel
the Israeli military | Israel
a senior Hamas official | Hamas
a senior Israeli official | Israel
the Hamas-run health ministry | Hamas
the Hamas-run health ministry in Gaza | Hamas
Gaza's Hamas-run government media office | Hamas
Gaza's health ministry | Hamas
health authorities in Gaza | Hamas
the health ministry in Gaza | Hamas
the Palestinian health ministry | Palestinian territories
Gaza's civil defence agency | -
the Hamas-run civil defence agency | Hamas
the Palestinian Red Crescent | -
Magen David Adom | -
Gazprom | -
the Palestinian health ministry | Palestinian territories
the Israeli health ministry | Israel
Palestinian officials | Palestinian territories
Israeli officials | Israel
an Israeli army officer in Gaza | Israel
Israel's ambassador to the United Nations | Israel
the Palestinian ambassador to the United Nations | Palestinian territories
Hamas's armed wing | Hamas
Palestinian militant group Hamas | Hamas
al-Qassam Brigades | Hamas
Islamic Jihad | Palestinian Islamic Jihad
the leader of Hamas in Gaza | Hamas
the Palestinian Authority | Palestinian territories
the IDF | Israel
Netanyahu's office | Israel
Israeli hostages held in Gaza | Israel
Palestinian prisoners in Israel | Palestinian territories
Israeli strikes on Gaza | Israel
the Israel-Hamas war | -
Lebanese Hezbollah | Hezbollah
Lebanon's Hezbollah | Hezbollah
Lebanon's health ministry | Lebanon
a Hezbollah lawmaker | Hezbollah
the Lebanese leader of Hezbollah | Hezbollah
a source close to Hezbollah | -
Hezbollah supporters | -
UNIFIL | United Nations
the head of UNRWA | United Nations
UN envoy for Syria | United Nations
the Iran-backed Houthis | Houthis
Yemen's Houthi rebels | Houthis
Houthi-run health ministry | Houthis
the Saudi-led coalition | Saudi Arabia
Yemen's internationally recognised government | Yemen
Iran's Revolutionary Guards | Iran
Iranian foreign ministry spokesman | Iran
the Iranian embassy in Damascus | Iran
"""

SYRIA_IRAQ_TURKEY = """
US-backed SDF | Syrian Democratic Forces
the US-backed Syrian Democratic Forces | Syrian Democratic Forces
Turkish-backed rebels | -
Syrian rebels | -
the Syrian government | Syria
Syrian state media | Syria
the Syrian Observatory for Human Rights | -
the UK-based Syrian Observatory for Human Rights | -
Turkey's PKK | PKK
Turkey's defence ministry | Turkey
Islamic State militants | Islamic State
Islamic State-linked militants | -
Iraqi Kurdish officials | Iraqi Kurdistan
Iraq's prime minister | Iraq
a Peshmerga commander | Iraqi Kurdistan
US Central Command | United States
the Pentagon | United States
the US-led coalition | United States
"""

AFRICA = """
the UN mission in Congo | United Nations
Congo's government | DR Congo
the Congolese army | DR Congo
Congolese army spokesman in North Kivu | DR Congo
the Rwanda-backed M23 | M23
Rwandan-backed M23 rebels | M23
M23 spokesman | M23
Rwanda's government spokeswoman | Rwanda
Rwandan troops in eastern Congo | Rwanda
the Sudanese army | Sudan
Sudan's army chief | Sudan
the paramilitary Rapid Support Forces | Rapid Support Forces
Sudan's paramilitary RSF | Rapid Support Forces
a spokesman for the RSF | Rapid Support Forces
an RSF field commander | Rapid Support Forces
South Sudanese | South Sudan
South Sudan's army | South Sudan
the Ethiopian government | Ethiopia
Tigrayan forces | TPLF
Ethiopia's federal government | Ethiopia
a TPLF adviser | TPLF
Eritrea's information minister | Eritrea
Amhara Fano militia | Fano
Somalia's al-Shabaab | Al-Shabaab
al-Shabaab militants | Al-Shabaab
Somali government forces | Somalia
the Nigerian army | Nigeria
Boko Haram fighters | Boko Haram
Mali's junta | Mali
JNIM | JNIM
Tuareg rebels in Mali | -
Russia's Africa Corps | Russia
Nigeria's Borno state governor | Nigeria
Nigerien soldiers | Niger
Libya's Government of National Unity | Libya
Khalifa Haftar's Libyan National Army | Libyan National Army
the African Union mission in Somalia | African Union
the Guinea-Bissau government | Guinea-Bissau
Equatorial Guinea's president | Equatorial Guinea
Central African Republic's president | Central African Republic
"""

ASIA = """
the Myanmar junta | Myanmar
Myanmar's military | Myanmar
the Arakan Army | Arakan Army
a Karen National Union spokesman | Karen National Union
Myanmar's National Unity Government | National Unity Government
the Taliban | Taliban
Afghan Taliban spokesman | Taliban
Pakistani Taliban | Tehreek-e-Taliban Pakistan
the Pakistani military | Pakistan
Pakistan's army | Pakistan
Indian army officials | India
India's foreign ministry | India
Pakistani officials in Kashmir | Pakistan
Indian officials in Kashmir | India
Pakistan's Lashkar-e-Taiba | Lashkar-e-Taiba
Thai army spokesman | Thailand
Cambodian defence ministry spokeswoman | Cambodia
the Philippine Coast Guard | Philippines
China's coast guard | China
Chinese foreign ministry spokesman | China
Taiwan's defence ministry | Taiwan
South Korean | South Korea
North Korean troops | North Korea
the Armenian defence ministry | Armenia
Azerbaijan's defence ministry | Azerbaijan
Karabakh's de facto leader | Nagorno-Karabakh
the Tamil Tigers | LTTE
Sri Lanka's army | Sri Lanka
a rebel Tamil Tiger leader | LTTE
New Zealand's prime minister | New Zealand
"""

AMERICAS_EUROPE = """
the US secretary of state | United States
a US official | United States
U.S. officials in Kyiv | United States
the U.S.-backed plan | -
Colombia's ELN | ELN
the Colombian government | Colombia
a commander of the ELN in Arauca | ELN
FARC dissidents | FARC dissidents
Haiti's national police | Haiti
Haitian gangs | -
the Kenyan-led mission in Haiti | Kenya
Venezuelan opposition leader | -
the White House | United States
Downing Street | United Kingdom
Britain's defence ministry | United Kingdom
the Biden administration | United States
Kosovo's prime minister | Kosovo
Serbia's president | Serbia
Bosnian Serb leader | Republika Srpska
the EU's Kosovo envoy | European Union
the EU mission in Georgia | European Union
Georgian officials | Georgia
South Ossetia's president | South Ossetia
the Irish Republican Army | IRA
ETA | ETA
the International Criminal Court | International Criminal Court
ICC prosecutor | International Criminal Court
NATO | NATO
a NATO official | NATO
Russian NATO envoy | Russia
Indian UN peacekeepers | United Nations
the US Syria envoy | United States
Amnesty International | -
a Human Rights Watch researcher | -
a researcher for Human Rights Watch | -
Reuters journalists | -
"""

WRITTEN = """
they told us | -
who said it is over | -
WHO | United Nations
the U.N. mission | United Nations
IS | Islamic State
is | -
Ukraine’s president | Ukraine
RUSSIAN FORCES | Russia
the Houthis' military spokesman | Houthis
Côte d'Ivoire's president | Ivory Coast
Cote d’Ivoire officials | Ivory Coast
Türkiye's foreign ministry | Turkey
Michael Jordan | -
Israel Ziv, a retired general | -
polish the brass | -
turkey farmers | -
Oleksii, a Ukrainian soldier | Ukraine
residents of Sumy, Ukraine | -
local sources | -
a military source | -
Russia and Ukraine | -
"""

# Written after the rules, and read right but for six of them the first time.
MIXED = """
Ukraine's Air Force | Ukraine
Ukrainian Foreign Minister Andrii Sybiha | Ukraine
the head of Ukraine's presidential office, Andriy Yermak | Ukraine
a Ukrainian soldier with the call sign Fox | Ukraine
the mayor of Kharkiv, Ihor Terekhov | Ukraine
Kharkiv regional governor Oleh Syniehubov | Ukraine
Belgorod governor Vyacheslav Gladkov | Russia
the Russian defense ministry | Russia
the Defence Ministry in Moscow | Russia
the General Staff of the Ukrainian Armed Forces | Ukraine
Russia's Investigative Committee | Russia
Russian military bloggers | Russia
a pro-Kremlin blogger | Russia
the Kremlin-installed head of Crimea | Russia
Moscow-installed authorities | Russia
Moscow-appointed officials in occupied Zaporizhzhia | Russia
Ukrainian officials in exile | -
Western officials | -
European officials in Kyiv | -
Zelensky's adviser Mykhailo Podolyak | Ukraine
Russian troops occupying southern Ukraine | Russia
the Ukrainian ambassador in Berlin | Ukraine
Britain's ministry of defence | United Kingdom
the UK defence ministry | United Kingdom
US intelligence officials | United States
a senior US defense official | United States
President Joe Biden | United States
US President Joe Biden's national security adviser | United States
the Israeli prime minister's office | Israel
Israel's National Security Minister Itamar Ben-Gvir | Israel
a spokesperson for Israeli Prime Minister Benjamin Netanyahu | Israel
the Israeli army's Arabic-language spokesman | Israel
Israel's Channel 12 | -
families of Israeli hostages | Israel
Palestinian Health Ministry officials | Palestinian territories
medics in Gaza | -
doctors at Nasser Hospital in Khan Younis | -
Gaza medics | Palestinian territories
the Hamas government in Gaza | Hamas
Hamas political leader Ismail Haniyeh | Hamas
Iran's supreme leader | Iran
Iran's semi-official Tasnim news agency | -
Iranian state TV | Iran
Hezbollah's Al-Manar television | Hezbollah
Lebanon's caretaker prime minister | Lebanon
a Lebanese security source | Lebanon
Syria's new authorities | Syria
the Kurdish-led Syrian Democratic Forces | Syrian Democratic Forces
Turkish Defence Minister Yasar Guler | Turkey
the Turkish-backed Syrian National Army | Syrian National Army
the Iraqi prime minister's spokesman | Iraq
a spokesman for the Saudi-led coalition | Saudi Arabia
the Houthi-run Al-Masirah TV | Houthis
Yemen's Houthi leader Abdul-Malik al-Houthi | Houthis
the Yemeni government | Yemen
the Sudanese foreign ministry | Sudan
the Sudanese Armed Forces | Sudan
activists in El Fasher | -
the army-aligned government in Port Sudan | Sudan
the Sudan Doctors Network | -
the paramilitary group | -
Sudan's de facto ruler General Abdel Fattah al-Burhan | Sudan
RSF leader Mohamed Hamdan Dagalo | Rapid Support Forces
the Congolese government spokesman | DR Congo
North Kivu's military governor | -
the M23 rebel group | M23
the leader of the M23's political wing | M23
Congo River Alliance leader Corneille Nangaa | M23
UN experts | United Nations
the UN peacekeeping force in Congo | United Nations
MONUSCO's head | United Nations
Burundian soldiers | Burundi
Uganda's army chief | Uganda
Kenyan President William Ruto | Kenya
Ethiopian Prime Minister Abiy Ahmed | Ethiopia
the Tigray People's Liberation Front | TPLF
a senior TPLF leader in Mekelle | TPLF
the Amhara regional government | -
Eritrean troops in Tigray | Eritrea
an Oromo Liberation Army spokesman | Oromo Liberation Army
Somalia's federal government | Somalia
Somali militant group al-Shabaab | Al-Shabaab
the Somali National Army | Somalia
Puntland's president | Puntland
Nigeria's defence headquarters | Nigeria
a Nigerian air force spokesman | Nigeria
the governor of Nigeria's Zamfara state | Nigeria
the Malian army | Mali
Mali's Tuareg rebels | -
Burkina Faso's military government | Burkina Faso
Niger's ruling junta | Niger
France's foreign ministry | France
the French army's general staff | France
ECOWAS | ECOWAS
Libya's eastern-based parliament | Libya
eastern commander Khalifa Haftar | Libyan National Army
Myanmar's shadow National Unity Government | National Unity Government
a junta spokesman | -
the ethnic armed group Kachin Independence Army | Kachin Independence Army
Bangladesh border guards | Bangladesh
Pakistan's military media wing | Pakistan
the Inter-Services Public Relations | Pakistan
Pakistan-based militant group Jaish-e-Mohammed | Jaish-e-Mohammed
India's Border Security Force | India
Indian-administered Kashmir police | -
Pakistani Prime Minister Shehbaz Sharif | Pakistan
Afghanistan's Taliban government | Taliban
the Taliban's chief spokesman Zabihullah Mujahid | Taliban
the Afghan defence ministry | Afghanistan
Taliban-run interior ministry | Taliban
Cambodia's former leader Hun Sen | Cambodia
Thailand's Second Army Region | Thailand
Philippine military chief | Philippines
the Chinese embassy in Manila | China
Taiwan's National Security Bureau | Taiwan
South Korea's Joint Chiefs of Staff | South Korea
North Korean leader Kim Jong Un | North Korea
the Armenian-backed separatists | -
Azerbaijani President Ilham Aliyev | Azerbaijan
Nagorno-Karabakh's ombudsman | Nagorno-Karabakh
Armenian Prime Minister Nikol Pashinyan's office | Armenia
Georgia's breakaway region of Abkhazia | -
Serbian President Aleksandar Vucic | Serbia
Kosovo's Interior Minister Xhelal Svecla | Kosovo
Kosovo Serbs | -
NATO's KFOR mission in Kosovo | NATO
the Colombian army | Colombia
ELN commander Pablo Beltran | ELN
dissidents of the FARC | FARC
Haitian police | Haiti
Haiti's transitional council | Haiti
gang leader Jimmy Cherizier | Viv Ansanm
the Venezuelan government | Venezuela
Mexico's president | Mexico
the Sinaloa cartel | Sinaloa cartel
the International Committee of the Red Cross in Gaza | ICRC
the World Health Organization's representative in Gaza | United Nations
UN Secretary-General Antonio Guterres | United Nations
UN Secretary-General Antonio Guterres's spokesman Stephane Dujarric | United Nations
the UN's humanitarian office in Ukraine | United Nations
the European Union's foreign policy chief | European Union
the International Atomic Energy Agency team at Zaporizhzhia | IAEA
a Doctors Without Borders coordinator in Goma | -
the Norwegian Refugee Council | -
Norwegian officials | Norway
Human Rights Watch's Israel and Palestine director | -
Amnesty International's secretary general | -
the Institute for the Study of War | -
Jordan's foreign minister | Jordan
Jordan Peterson | -
Chad's army | Chad
a man from Kyiv | -
three Palestinian gunmen | -
two Israeli soldiers | Israel
dozens of Hamas fighters | Hamas
more than 1,000 Ukrainian troops | Ukraine
the bodies of 20 Russian soldiers | Russia
Russian civilians | Russia
residents of Russia's Kursk region | Russia
Russian-speaking residents | -
Ukrainian prisoners of war | Ukraine
civilians in Gaza | -
the United States and its allies | -
the US and Israel | -
Israel and Hamas | -
neither Russia nor Ukraine | -
the Russian side | Russia
Kyiv's forces | Ukraine
our forces | -
sources in the Russian security services | Russia
a source in Hamas | Hamas
a source close to the negotiations | -
a diplomat briefed on the talks | -
an Egyptian official familiar with the talks | Egypt
Qatar, which mediates between Israel and Hamas | Qatar
Qatari mediators | Qatar
the Vatican | Vatican
Pope Francis | Vatican
"""

TABLES = {
    name: [tuple(part.strip() for part in line.split("|")) for line in text.strip().splitlines()]
    for name, text in globals().copy().items()
    if name.isupper() and isinstance(text, str)
}

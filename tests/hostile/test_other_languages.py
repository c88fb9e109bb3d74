"""Pages in languages that no pack codes: passed by with a loss that names the language."""

# ruff: noqa: E501, RUF001 - letters of other scripts, two columns wide

from __future__ import annotations

import pytest

from rujuk.code.document import code_document
from rujuk.read.page import read_bytes
from rujuk.records import Document

# Two plain sentences of our own: twelve soldiers came to the town on Monday; the police said so.
SENTENCES = {
    "af": "Twaalf soldate het Maandag in die dorp aangekom. Die polisie het dit gister gesê.",
    "ar": "وصل اثنا عشر جنديا إلى المدينة يوم الاثنين. قالت الشرطة ذلك أمس.",
    "az": "Bazar ertəsi on iki əsgər şəhərə gəldi. Polis bunu dünən bildirdi.",
    "bg": "Дванадесет войници пристигнаха в града в понеделник. Полицията съобщи това вчера.",
    "bn": "সোমবার বারোজন সৈন্য শহরে এসে পৌঁছেছে। পুলিশ গতকাল এ কথা জানিয়েছে।",
    "ca": "Dotze soldats van arribar a la ciutat dilluns. La policia ho va dir ahir al vespre.",
    "cs": "V pondělí do města přijelo dvanáct vojáků. Policie to včera oznámila.",
    "da": "Tolv soldater ankom til byen i mandags. Det oplyste politiet i går aftes.",
    "de": "Zwölf Soldaten sind am Montag in der Stadt angekommen. Das teilte die Polizei mit.",
    "el": "Δώδεκα στρατιώτες έφτασαν στην πόλη τη Δευτέρα. Αυτό είπε χθες η αστυνομία.",
    "et": "Kaksteist sõdurit saabus esmaspäeval linna. Sellest teatas eile politsei.",
    "fa": "دوازده سرباز روز دوشنبه به شهر رسیدند. پلیس دیروز این را اعلام کرد.",
    "fi": "Kaksitoista sotilasta saapui kaupunkiin maanantaina. Poliisi kertoi asiasta eilen.",
    "fr": "Douze soldats sont arrivés dans la ville lundi. La police l'a annoncé hier soir.",
    "gu": "સોમવારે બાર સૈનિકો શહેરમાં પહોંચ્યા. પોલીસે ગઈકાલે આ કહ્યું હતું.",
    "he": "שנים עשר חיילים הגיעו לעיר ביום שני. המשטרה הודיעה על כך אתמול.",
    "hi": "सोमवार को बारह सैनिक शहर पहुँचे। पुलिस ने कल यह बताया।",
    "hr": "Dvanaest vojnika stiglo je u grad u ponedjeljak. Policija je to jučer priopćila.",
    "hu": "Hétfőn tizenkét katona érkezett a városba. Ezt tegnap közölte a rendőrség.",
    "hy": "Երկուշաբթի տասներկու զինվոր ժամանեց քաղաք։ Ոստիկանությունը երեկ հայտնեց այդ մասին։",
    "it": "Dodici soldati sono arrivati in città lunedì. Lo ha detto ieri sera la polizia.",
    "ja": "月曜日に十二人の兵士が町に到着した。警察が昨日そう発表した。住民は静かに見守っていたという。",
    "ka": "ორშაბათს ქალაქში თორმეტი ჯარისკაცი ჩავიდა. პოლიციამ ეს გუშინ განაცხადა.",
    "kn": "ಸೋಮವಾರ ಹನ್ನೆರಡು ಸೈನಿಕರು ನಗರಕ್ಕೆ ಬಂದರು. ಪೊಲೀಸರು ನಿನ್ನೆ ಇದನ್ನು ತಿಳಿಸಿದರು.",
    "ko": "월요일에 군인 열두 명이 도시에 도착했다. 경찰이 어제 그렇게 밝혔다. 주민들은 조용히 지켜보았다.",
    "lt": "Pirmadienį į miestą atvyko dvylika karių. Apie tai vakar pranešė policija.",
    "lv": "Pirmdien pilsētā ieradās divpadsmit karavīri. Par to vakar paziņoja policija.",
    "ml": "തിങ്കളാഴ്ച പന്ത്രണ്ട് സൈനികർ നഗരത്തിൽ എത്തി. പോലീസ് ഇന്നലെ ഇത് അറിയിച്ചു.",
    "mr": "सोमवारी बारा सैनिक शहरात पोहोचले. पोलिसांनी काल ही माहिती दिली आहे.",
    "nl": "Twaalf soldaten zijn maandag in de stad aangekomen. Dat heeft de politie gezegd.",
    "no": "Tolv soldater kom til byen på mandag. Det opplyste politiet i går kveld.",
    "pl": "W poniedziałek do miasta przybyło dwunastu żołnierzy. Poinformowała o tym policja.",
    "pt": "Doze soldados chegaram à cidade na segunda-feira. A polícia disse isso ontem à noite.",
    "ro": "Doisprezece soldați au ajuns luni în oraș. Poliția a anunțat acest lucru ieri.",
    "ru": "В понедельник в город прибыли двенадцать солдат. Об этом вчера сообщила полиция.",
    "sk": "V pondelok prišlo do mesta dvanásť vojakov. Polícia to oznámila včera večer.",
    "sl": "V ponedeljek je v mesto prišlo dvanajst vojakov. To je včeraj sporočila policija.",
    "sq": "Dymbëdhjetë ushtarë mbërritën në qytet të hënën. Këtë e tha dje policia.",
    "sv": "Tolv soldater kom till staden i måndags. Det uppgav polisen i går kväll.",
    "sw": "Askari kumi na wawili walifika mjini siku ya Jumatatu. Polisi walisema hivyo jana.",
    "ta": "திங்கட்கிழமை பன்னிரண்டு வீரர்கள் நகரத்திற்கு வந்தனர். காவல்துறை நேற்று இதைத் தெரிவித்தது.",
    "te": "సోమవారం పన్నెండు మంది సైనికులు నగరానికి వచ్చారు. పోలీసులు నిన్న ఈ విషయం చెప్పారు.",
    "th": "ทหารสิบสองนายเดินทางมาถึงเมืองในวันจันทร์ ตำรวจแจ้งเรื่องนี้เมื่อวานนี้",
    "tl": "Labindalawang sundalo ang dumating sa lungsod noong Lunes. Sinabi ito ng pulisya kahapon.",
    "tr": "Pazartesi günü on iki asker şehre geldi. Polis bunu dün akşam açıkladı.",
    "uk": "У понеділок до міста прибули дванадцять солдатів. Про це вчора повідомила поліція.",
    "ur": "پیر کے روز بارہ فوجی شہر پہنچے۔ پولیس نے کل یہ بات بتائی تھی۔",
    "vi": "Mười hai người lính đã đến thành phố vào thứ Hai. Cảnh sát cho biết điều này hôm qua.",
    "zh": "星期一有十二名士兵抵达这座城市。警方昨天公布了这一消息。当地居民在路边静静地看着他们走过。",
}
NEAR = {"hr": {"hr", "bs", "sr"}, "no": {"no", "nb", "nn", "da"}, "da": {"da", "no"}}
"""Languages that are told apart by more words than two sentences have."""


def test_there_are_forty() -> None:
    assert len(SENTENCES) >= 40


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize("times", [1, 8])
def test_a_page_that_no_pack_codes_is_passed_by(language: str, times: int) -> None:
    text = "\n\n".join([SENTENCES[language]] * times)
    document = read_bytes(text.encode(), path=f"{language}.txt")
    assert isinstance(document, Document)
    coding = code_document(document)
    assert (coding.claims, coding.events, coding.relations) == ((), (), ())
    (loss,) = coding.losses
    named = loss.reason.rpartition(": ")[2].partition("-")[0]
    assert loss.reason.startswith("no language pack that codes: ")
    assert named in {"unknown", *NEAR.get(language, {language})}

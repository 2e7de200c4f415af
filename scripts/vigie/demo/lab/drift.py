"""Pages that answer, but are no longer what was catalogued, and pages that only changed their clothes."""

from catalog.kinds import Kind
from catalog.vocabulary import EventKind, Reason
from vigie.demo.lab.case import Case, Scene
from vigie.demo.lab.writing import GUIDE, HOME, OTHER_PROSE, PROSE, PUBLISHER, TITLE, page
from vigie.demo.pages import redirect
from vigie.demo.sites import pdf

_CASINO = page(
    "Casino en ligne : bonus sans dépôt et machines à sous gratuites",
    "Découvrez le meilleur casino en ligne de l’année : roulette, blackjack, poker et plus de mille machines à sous.",
    "Profitez d’un bonus de bienvenue jusqu’à 500 euros et de cent tours gratuits dès votre inscription au casino.",
    "Nos experts comparent chaque casino, chaque jackpot et chaque bookmaker pour vos paris sportifs.",
    site="Casino Royal",
)
_SLOTS = page(
    "Situs Slot Gacor Hari Ini",
    "Selamat datang di situs slot gacor terpercaya. Kami adalah bandar togel dan slot online resmi dengan jackpot "
    "besar.",
    "Anda bisa bermain judi bola, poker dan casino dari rumah untuk menang setiap hari dengan modal kecil.",
    "Daftar sekarang dan dapatkan bonus yang akan kami berikan pada semua anggota baru di situs ini.",
    lang="id",
    site="Slot Gacor",
)
_KEEPS_NAME = page(
    f"{PUBLISHER} : situs slot gacor maxwin",
    f"Selamat datang di {PUBLISHER}, situs slot gacor terpercaya dengan jackpot besar setiap hari untuk anda semua.",
    "Kami menyediakan deposit pulsa tanpa potongan, bonus new member dan layanan untuk anda di situs ini yang akan "
    "membantu pemain dari pagi hingga malam hari tanpa batas.",
)
_PHARMACY = page(
    "Buy Viagra and Cialis online - no prescription",
    "The trusted online pharmacy for generic viagra, cialis and levitra, with fast delivery to your door.",
    "Our pharmacy has the best prices on the web. Save on your first order with this coupon, and pay as you like.",
    "All of our products are made in certified laboratories, and you can be sure that they are what you want.",
    lang="en",
    site="Pharmacy Direct",
)
_CHINESE = page(
    "最新娱乐新闻网站",
    "欢迎来到我们的网站。这里有最新的电影、电视剧和综艺节目的消息，每天更新，内容丰富，免费观看。",
    "我们为用户提供高清的影视资源，包括国产剧、韩剧、美剧和动画片，欢迎收藏本站，谢谢您的支持。",
    lang="zh",
    site="影视网",
)
_GERMAN = page(
    "Heizung und Sanitär vom Meisterbetrieb",
    "Wir sind seit 1985 für Sie da und bieten Ihnen alles rund um die Heizung und das Bad aus einer Hand.",
    "Unsere Mitarbeiter beraten Sie gern vor Ort, und mit der Wartung durch den Fachmann sparen Sie nicht nur Geld.",
    "Rufen Sie uns an oder schreiben Sie uns, wir freuen uns auf Sie und finden eine Lösung, die zu Ihnen passt.",
    lang="de",
    site="Meier Haustechnik",
)
_SHOP = page(
    "Chaussures de sport en promotion",
    "Toutes nos baskets à prix cassés : livraison gratuite, retour sous trente jours, paiement en trois fois.",
    "Les nouveautés de la saison sont arrivées. Comparez les modèles, choisissez votre pointure, commandez.",
    "Inscrivez-vous à notre lettre et recevez dix pour cent de remise sur votre premier achat en ligne.",
    "Nos conseillers vous répondent du lundi au samedi, par téléphone ou par courriel, avec le sourire.",
    site="Basket Outlet",
)
_ORCHARD = page("Le verger partagé", *OTHER_PROSE, site="Pays des Collines")

CASES = (
    Case(
        "casino",
        "The name of an association bought by a casino.",
        "http://www.amis-du-canal.example/",
        Reason.OK,
        _CASINO,
        title="Les Amis du canal",
        publisher="Amis du canal",
        kind=Kind.ORGANISATION,
        drifted=True,
    ),
    Case(
        "slots_at_every_address",
        "Slot machines in Indonesian, at the very address of the guide.",
        "https://www.benevoles-du-lac.example/guide-du-benevole",
        Reason.OK,
        {"/guide-du-benevole": _SLOTS},
        title="Le guide du bénévole",
        publisher="Bénévoles du lac",
        drifted=True,
    ),
    Case(
        "pharmacy",
        "A pharmacy in the place of a health network.",
        "http://sante-en-commun.example/",
        Reason.OK,
        _PHARMACY,
        title="Santé en commun",
        publisher="Collectif Santé en commun",
        drifted=True,
    ),
    Case(
        "other_script",
        "A page in Chinese in the place of a French one.",
        "http://cinema-itinerant.example/programme",
        Reason.OK,
        _CHINESE,
        title="Le programme du cinéma itinérant",
        publisher="Cinéma itinérant",
        drifted=True,
    ),
    Case(
        "other_language",
        "A German plumber where a French choir was.",
        "http://chorale-des-cimes.example/",
        Reason.OK,
        _GERMAN,
        title="La Chorale des cimes",
        publisher="Chorale des cimes",
        drifted=True,
    ),
    Case(
        "redirect_to_other_site",
        "The address leads to the page of a shop that has nothing to do with it.",
        "http://maison-de-la-vie-associative.example/agenda",
        Reason.OK,
        {
            "/agenda": redirect("https://www.basket-outlet.example/promotions/chaussures"),
            "https://www.basket-outlet.example/promotions/chaussures": _SHOP,
        },
        title="L’agenda de la vie associative",
        publisher="Maison de la vie associative",
        drifted=True,
    ),
    Case(
        "sold_later",
        "The page is as it should be for three days, then its domain becomes a shop.",
        "http://foyer-rural.example/guide",
        Reason.OK,
        days={3: Scene(_SHOP)},
        events=(EventKind.DRIFTED,),
    ),
    Case(
        "rewritten",
        "Another page of the same kind takes the place of the former one, with nothing in common.",
        "http://place-prise.example/guide",
        Reason.OK,
        days={3: Scene(_ORCHARD)},
        events=(EventKind.DRIFTED,),
    ),
    Case(
        "sold_and_bought_back",
        "A casino for ten days, then the association has its name back.",
        "http://rachat.example/guide",
        Reason.OK,
        days={2: Scene(_CASINO), 12: Scene(GUIDE)},
        events=(EventKind.DRIFTED,),
    ),
    Case(
        "redesigned",
        "A new design with other words, under the same name: no drift.",
        "http://relooke.example/",
        Reason.OK,
        {"/": HOME},
        title="Le site du réseau",
        days={3: Scene({"/": page(f"{PUBLISHER} fait peau neuve", *OTHER_PROSE)})},
        events=(EventKind.UPDATED,),
    ),
    Case(
        "translated",
        "The page is in English now, under the name of the same organisation: no drift.",
        "http://traduit.example/guide",
        Reason.OK,
        page(
            "Working together",
            "This is the guide of the network for all of those who work with others in the field, and want to know "
            "more.",
            "You will find what you need to share a room, a wage or a project with your neighbours, and how to begin.",
            "It was written by the members of the network, and it is free for you to read and to share with others.",
            lang="en",
        ),
    ),
    Case(
        "study_of_casinos",
        "A study of casinos speaks of casinos.",
        "http://etude-casinos.example/etude",
        Reason.OK,
        page("Casinos et communes : une étude", "Le casino, la roulette et le poker financent la commune.", *PROSE),
        title="Casinos et communes",
        publisher="Observatoire des finances locales",
    ),
    Case(
        "few_words",
        "Too few words to tell anything by.",
        "http://affichette.example/",
        Reason.OK,
        page("Bienvenue", "Entrez.", site="Affichette"),
        title="Le collectif des graveurs",
        publisher="Graveurs",
    ),
    Case(
        "document_of_another",
        "Documents are not judged.",
        "http://document-autre.example/guide.pdf",
        Reason.OK,
        pdf("Casino poker roulette", "Casino, casino, jackpot"),
        title=TITLE,
    ),
    Case(
        "casino_under_the_old_name",
        "A lapsed domain taken over by a casino, which keeps the old name and language for search engines.",
        "http://nom-garde.example/guide",
        Reason.OK,
        _KEEPS_NAME,
        drifted=True,
    ),
)

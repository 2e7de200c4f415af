BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003');
CREATE TABLE changed_records (
	id INTEGER NOT NULL, 
	change_id INTEGER NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	"key" TEXT NOT NULL, 
	"before" JSON, 
	"after" JSON, 
	CONSTRAINT pk_changed_records PRIMARY KEY (id), 
	CONSTRAINT fk_changed_records_change_id_changes FOREIGN KEY(change_id) REFERENCES changes (id) ON DELETE CASCADE
);
INSERT INTO "changed_records" VALUES(1,1,'resource','guide-association-cooperation-jouez-collectif','{"slug": "guide-association-cooperation-jouez-collectif", "title": "Guide Association & coop\u00e9ration, jouez collectif !", "kind": "guide", "date": "2015", "language": "fr", "summary": "Un guide pour les associations qui envisagent de coop\u00e9rer entre elles.", "container": null, "issue": null, "place": "Ressources \u203a Coop\u00e9ration entre associations", "themes": ["Coop\u00e9ration entre associations"], "theme_positions": {"Coop\u00e9ration entre associations": 1}, "contributions": [{"name": "Centre de ressources DLA financement", "full_name": "Centre de ressources du dispositif local d\u2019accompagnement, financement", "role": "author"}, {"name": "France Active", "full_name": null, "role": "publisher"}], "links": [{"url": "http://bit.ly/1NaG8UD", "role": "document"}], "identifiers": {}, "note": null, "known_as": null, "position": 1, "source": "vigie", "added_at": "2026-10-05T08:00:00+00:00", "edited": [], "withdrawn_at": null, "withdrawn_why": null, "merged_into": null}','{"slug": "guide-association-cooperation-jouez-collectif", "title": "Guide Association & coop\u00e9ration, jouez collectif !", "kind": "guide", "date": "2015", "language": "fr", "summary": "Corrig\u00e9 \u00e0 la main.", "container": null, "issue": null, "place": "Ressources \u203a Coop\u00e9ration entre associations", "themes": ["Coop\u00e9ration entre associations"], "theme_positions": {"Coop\u00e9ration entre associations": 1}, "contributions": [{"name": "Centre de ressources DLA financement", "full_name": "Centre de ressources du dispositif local d\u2019accompagnement, financement", "role": "author"}, {"name": "France Active", "full_name": null, "role": "publisher"}], "links": [{"url": "http://bit.ly/1NaG8UD", "role": "document"}], "identifiers": {}, "note": null, "known_as": null, "position": 1, "source": "vigie", "added_at": "2026-10-05T08:00:00+00:00", "edited": ["summary"], "withdrawn_at": null, "withdrawn_why": null, "merged_into": null}');
INSERT INTO "changed_records" VALUES(2,2,'resource','la-cooperation-inter-associative-au-niveau-territorial-un-mouvement-a-consolider','{"slug": "la-cooperation-inter-associative-au-niveau-territorial-un-mouvement-a-consolider", "title": "La coop\u00e9ration inter-associative au niveau territorial, un mouvement \u00e0 consolider !", "kind": "study", "date": "2014", "language": "fr", "summary": "Le rapport final d\u2019une \u00e9tude sur la coop\u00e9ration des associations d\u2019un m\u00eame territoire.", "container": null, "issue": null, "place": "Ressources \u203a Coop\u00e9ration entre associations", "themes": ["Coop\u00e9ration entre associations"], "theme_positions": {"Coop\u00e9ration entre associations": 1}, "contributions": [{"name": "RNMA", "full_name": "R\u00e9seau national des maisons des associations", "role": "author"}, {"name": "France B\u00e9n\u00e9volat", "full_name": null, "role": "author"}, {"name": "FDVA", "full_name": "Fonds pour le d\u00e9veloppement de la vie associative", "role": "commissioner"}, {"name": "DJEPVA", "full_name": "Direction de la jeunesse, de l\u2019\u00e9ducation populaire et de la vie associative", "role": "commissioner"}], "links": [{"url": "http://bit.ly/293p82y", "role": "document"}], "identifiers": {}, "note": null, "known_as": null, "position": 2, "source": "vigie", "added_at": "2026-10-05T08:00:00+00:00", "edited": [], "withdrawn_at": null, "withdrawn_why": null, "merged_into": null}','{"slug": "la-cooperation-inter-associative-au-niveau-territorial-un-mouvement-a-consolider", "title": "La coop\u00e9ration inter-associative au niveau territorial, un mouvement \u00e0 consolider !", "kind": "study", "date": "2014", "language": "fr", "summary": "Le rapport final d\u2019une \u00e9tude sur la coop\u00e9ration des associations d\u2019un m\u00eame territoire.", "container": null, "issue": null, "place": "Ressources \u203a Coop\u00e9ration entre associations", "themes": ["Coop\u00e9ration entre associations"], "theme_positions": {"Coop\u00e9ration entre associations": 1}, "contributions": [{"name": "RNMA", "full_name": "R\u00e9seau national des maisons des associations", "role": "author"}, {"name": "France B\u00e9n\u00e9volat", "full_name": null, "role": "author"}, {"name": "FDVA", "full_name": "Fonds pour le d\u00e9veloppement de la vie associative", "role": "commissioner"}, {"name": "DJEPVA", "full_name": "Direction de la jeunesse, de l\u2019\u00e9ducation populaire et de la vie associative", "role": "commissioner"}], "links": [{"url": "http://bit.ly/293p82y", "role": "document"}], "identifiers": {}, "note": "\u00c0 relire", "known_as": null, "position": 2, "source": "vigie", "added_at": "2026-10-05T08:00:00+00:00", "edited": [], "withdrawn_at": null, "withdrawn_why": null, "merged_into": null}');
INSERT INTO "changed_records" VALUES(3,3,'resource','les-cooperations-inter-associatives','{"slug": "les-cooperations-inter-associatives", "title": "Les coop\u00e9rations inter-associatives", "kind": "article", "date": "2013", "language": "fr", "summary": "Un article du magazine du dispositif local d\u2019accompagnement (DLA).", "container": "Dynamiques associatives, le magazine du DLA", "issue": "4", "place": "Ressources \u203a Coop\u00e9ration entre associations", "themes": ["Coop\u00e9ration entre associations"], "theme_positions": {"Coop\u00e9ration entre associations": 1}, "contributions": [], "links": [{"url": "http://bit.ly/292y4oH", "role": "document"}], "identifiers": {}, "note": null, "known_as": null, "position": 3, "source": "vigie", "added_at": "2026-10-05T08:00:00+00:00", "edited": [], "withdrawn_at": null, "withdrawn_why": null, "merged_into": null}','{"slug": "les-cooperations-inter-associatives", "title": "Les coop\u00e9rations inter-associatives", "kind": "article", "date": "2013", "language": "fr", "summary": "Un article du magazine du dispositif local d\u2019accompagnement (DLA).", "container": "Dynamiques associatives, le magazine du DLA", "issue": "4", "place": "Ressources \u203a Coop\u00e9ration entre associations", "themes": ["Coop\u00e9ration entre associations"], "theme_positions": {"Coop\u00e9ration entre associations": 1}, "contributions": [], "links": [{"url": "http://bit.ly/292y4oH", "role": "document"}], "identifiers": {}, "note": null, "known_as": null, "position": 3, "source": "vigie", "added_at": "2026-10-05T08:00:00+00:00", "edited": [], "withdrawn_at": "2026-11-20T08:00:00+00:00", "withdrawn_why": "Hors sujet", "merged_into": null}');
INSERT INTO "changed_records" VALUES(4,4,'resource','le-dynamisme-associatif-un-atout-pour-les-territoires','{"slug": "le-dynamisme-associatif-un-atout-pour-les-territoires", "title": "Le dynamisme associatif, un atout pour les territoires", "kind": "article", "date": "2013", "language": "fr", "summary": "Un article sur ce que les associations apportent aux territoires.", "container": "La vie associative", "issue": "21", "place": "Ressources \u203a Coop\u00e9ration entre associations", "themes": ["Coop\u00e9ration entre associations"], "theme_positions": {"Coop\u00e9ration entre associations": 1}, "contributions": [], "links": [{"url": "http://bit.ly/294OdiK", "role": "document"}], "identifiers": {}, "note": null, "known_as": null, "position": 4, "source": "vigie", "added_at": "2026-10-05T08:00:00+00:00", "edited": [], "withdrawn_at": null, "withdrawn_why": null, "merged_into": null}','{"slug": "le-dynamisme-associatif-un-atout-pour-les-territoires", "title": "Le dynamisme associatif, un atout pour les territoires", "kind": "article", "date": "2013", "language": "fr", "summary": "Un article sur ce que les associations apportent aux territoires.", "container": "La vie associative", "issue": "21", "place": "Ressources \u203a Coop\u00e9ration entre associations", "themes": ["Coop\u00e9ration entre associations", "Coop\u00e9ration associations / collectivit\u00e9s"], "theme_positions": {"Coop\u00e9ration entre associations": 1, "Coop\u00e9ration associations / collectivit\u00e9s": 2}, "contributions": [{"name": "Le Mouvement associatif Rh\u00f4ne-Alpes", "full_name": null, "role": "author"}], "links": [{"url": "http://bit.ly/294OdiK", "role": "document"}, {"url": "http://bit.ly/20HiALg", "role": "document"}], "identifiers": {}, "note": null, "known_as": null, "position": 4, "source": "vigie", "added_at": "2026-10-05T08:00:00+00:00", "edited": ["themes", "contributions", "links"], "withdrawn_at": null, "withdrawn_why": null, "merged_into": null}');
INSERT INTO "changed_records" VALUES(5,4,'resource','relations-associations-et-collectivites-le-dialogue-civil-pourquoi-et-comment','{"slug": "relations-associations-et-collectivites-le-dialogue-civil-pourquoi-et-comment", "title": "Relations associations et collectivit\u00e9s : Le dialogue civil, pourquoi et comment ?", "kind": "guide", "date": "2015", "language": "fr", "summary": "Une publication sur les raisons et les mani\u00e8res d\u2019engager le dialogue civil.", "container": null, "issue": null, "place": "Ressources \u203a Coop\u00e9ration associations / collectivit\u00e9s", "themes": ["Coop\u00e9ration associations / collectivit\u00e9s"], "theme_positions": {"Coop\u00e9ration associations / collectivit\u00e9s": 2}, "contributions": [{"name": "Le Mouvement associatif Rh\u00f4ne-Alpes", "full_name": null, "role": "author"}], "links": [{"url": "http://bit.ly/20HiALg", "role": "document"}], "identifiers": {}, "note": null, "known_as": null, "position": 5, "source": "vigie", "added_at": "2026-10-05T08:00:00+00:00", "edited": [], "withdrawn_at": null, "withdrawn_why": null, "merged_into": null}','{"slug": "relations-associations-et-collectivites-le-dialogue-civil-pourquoi-et-comment", "title": "Relations associations et collectivit\u00e9s : Le dialogue civil, pourquoi et comment ?", "kind": "guide", "date": "2015", "language": "fr", "summary": "Une publication sur les raisons et les mani\u00e8res d\u2019engager le dialogue civil.", "container": null, "issue": null, "place": "Ressources \u203a Coop\u00e9ration associations / collectivit\u00e9s", "themes": ["Coop\u00e9ration associations / collectivit\u00e9s"], "theme_positions": {"Coop\u00e9ration associations / collectivit\u00e9s": 2}, "contributions": [{"name": "Le Mouvement associatif Rh\u00f4ne-Alpes", "full_name": null, "role": "author"}], "links": [{"url": "http://bit.ly/20HiALg", "role": "document"}], "identifiers": {}, "note": null, "known_as": null, "position": 5, "source": "vigie", "added_at": "2026-10-05T08:00:00+00:00", "edited": [], "withdrawn_at": "2026-11-20T08:00:00+00:00", "withdrawn_why": null, "merged_into": "le-dynamisme-associatif-un-atout-pour-les-territoires"}');
INSERT INTO "changed_records" VALUES(6,5,'link','https://www.youtube.com/watch?v=f0FK8LHf1Yw','{"ignored": false, "ignored_until": null, "ignored_why": null, "replaced_by": null}','{"ignored": true, "ignored_until": "2027-01-01T00:00:00+00:00", "ignored_why": "Ferm\u00e9 pour travaux", "replaced_by": null}');
INSERT INTO "changed_records" VALUES(7,6,'resource','collectivites-territoriales-et-associations-reconstruire-le-partenariat','{"slug": "collectivites-territoriales-et-associations-reconstruire-le-partenariat", "title": "Collectivit\u00e9s territoriales et associations : reconstruire le partenariat", "kind": "article", "date": "2016", "language": "fr", "summary": "Un dossier d\u2019actualit\u00e9 sur les liens entre collectivit\u00e9s et associations.", "container": "Dossier d''actu", "issue": null, "place": "Ressources \u203a Coop\u00e9ration associations / collectivit\u00e9s", "themes": ["Coop\u00e9ration associations / collectivit\u00e9s"], "theme_positions": {"Coop\u00e9ration associations / collectivit\u00e9s": 2}, "contributions": [{"name": "La Gazette des communes", "full_name": null, "role": "publisher"}], "links": [{"url": "http://bit.ly/2906jMm", "role": "page"}], "identifiers": {}, "note": null, "known_as": null, "position": 6, "source": "vigie", "added_at": "2026-10-05T08:00:00+00:00", "edited": [], "withdrawn_at": null, "withdrawn_why": null, "merged_into": null}','{"slug": "collectivites-territoriales-et-associations-reconstruire-le-partenariat", "title": "Collectivit\u00e9s territoriales et associations : reconstruire le partenariat", "kind": "article", "date": "2016", "language": "fr", "summary": "Un dossier d\u2019actualit\u00e9 sur les liens entre collectivit\u00e9s et associations.", "container": "Dossier d''actu", "issue": null, "place": "Ressources \u203a Coop\u00e9ration associations / collectivit\u00e9s", "themes": ["Coop\u00e9ration associations / collectivit\u00e9s"], "theme_positions": {"Coop\u00e9ration associations / collectivit\u00e9s": 2}, "contributions": [{"name": "La Gazette des communes", "full_name": null, "role": "publisher"}], "links": [{"url": "http://bit.ly/2906jMm", "role": "page"}], "identifiers": {}, "note": "Provisoire", "known_as": null, "position": 6, "source": "vigie", "added_at": "2026-10-05T08:00:00+00:00", "edited": [], "withdrawn_at": null, "withdrawn_why": null, "merged_into": null}');
CREATE TABLE changes (
	id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	who TEXT NOT NULL, 
	action VARCHAR(20) NOT NULL, 
	about TEXT NOT NULL, 
	undone_at DATETIME, 
	CONSTRAINT pk_changes PRIMARY KEY (id)
);
INSERT INTO "changes" VALUES(1,'2026-11-20 08:00:00.000000','root','edited','Guide Association & coopération, jouez collectif !',NULL);
INSERT INTO "changes" VALUES(2,'2026-11-20 08:00:00.000000','root','noted','La coopération inter-associative au niveau territorial, un mouvement à consolider !',NULL);
INSERT INTO "changes" VALUES(3,'2026-11-20 08:00:00.000000','root','withdrawn','Les coopérations inter-associatives',NULL);
INSERT INTO "changes" VALUES(4,'2026-11-20 08:00:00.000000','root','merged','Relations associations et collectivités : Le dialogue civil, pourquoi et comment ? → Le dynamisme associatif, un atout pour les territoires',NULL);
INSERT INTO "changes" VALUES(5,'2026-11-20 08:00:00.000000','root','ignored','https://www.youtube.com/watch?v=f0FK8LHf1Yw',NULL);
INSERT INTO "changes" VALUES(6,'2026-11-20 08:00:00.000000','root','noted','Collectivités territoriales et associations : reconstruire le partenariat','2026-11-20 08:00:00.000000');
CREATE TABLE contributions (
	id INTEGER NOT NULL, 
	resource_id INTEGER NOT NULL, 
	organisation_id INTEGER NOT NULL, 
	role VARCHAR(20) NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_contributions PRIMARY KEY (id), 
	CONSTRAINT fk_contributions_organisation_id_organisations FOREIGN KEY(organisation_id) REFERENCES organisations (id), 
	CONSTRAINT fk_contributions_resource_id_resources FOREIGN KEY(resource_id) REFERENCES resources (id) ON DELETE CASCADE, 
	CONSTRAINT uq_contributions_resource_id UNIQUE (resource_id, organisation_id, role)
);
INSERT INTO "contributions" VALUES(1,1,1,'author',0);
INSERT INTO "contributions" VALUES(2,1,2,'publisher',1);
INSERT INTO "contributions" VALUES(3,2,3,'author',0);
INSERT INTO "contributions" VALUES(4,2,4,'author',1);
INSERT INTO "contributions" VALUES(5,2,5,'commissioner',2);
INSERT INTO "contributions" VALUES(6,2,6,'commissioner',3);
INSERT INTO "contributions" VALUES(7,5,7,'author',0);
INSERT INTO "contributions" VALUES(8,6,8,'publisher',0);
INSERT INTO "contributions" VALUES(9,8,9,'organiser',0);
INSERT INTO "contributions" VALUES(10,8,10,'organiser',1);
INSERT INTO "contributions" VALUES(11,8,11,'organiser',2);
INSERT INTO "contributions" VALUES(12,8,12,'organiser',3);
INSERT INTO "contributions" VALUES(13,9,13,'author',0);
INSERT INTO "contributions" VALUES(14,9,14,'partner',1);
INSERT INTO "contributions" VALUES(15,10,15,'author',0);
INSERT INTO "contributions" VALUES(16,10,14,'partner',1);
INSERT INTO "contributions" VALUES(17,11,16,'author',0);
INSERT INTO "contributions" VALUES(18,11,14,'partner',1);
INSERT INTO "contributions" VALUES(19,13,7,'publisher',0);
INSERT INTO "contributions" VALUES(20,16,14,'author',0);
INSERT INTO "contributions" VALUES(21,17,17,'author',0);
INSERT INTO "contributions" VALUES(22,20,14,'publisher',0);
INSERT INTO "contributions" VALUES(23,21,7,'publisher',0);
INSERT INTO "contributions" VALUES(24,22,18,'publisher',0);
INSERT INTO "contributions" VALUES(25,23,19,'publisher',0);
INSERT INTO "contributions" VALUES(26,4,7,'author',0);
CREATE TABLE deliveries (
	recipient VARCHAR(320) NOT NULL, 
	event_id INTEGER NOT NULL, 
	message_id TEXT NOT NULL, 
	sent_at DATETIME NOT NULL, 
	CONSTRAINT pk_deliveries PRIMARY KEY (recipient, event_id), 
	CONSTRAINT fk_deliveries_event_id_events FOREIGN KEY(event_id) REFERENCES events (id) ON DELETE CASCADE
);
INSERT INTO "deliveries" VALUES('benevole@association.example',27,'<alert.84e29ac57b5ed0c9f1e2efa595593a2a@association.example>','2026-10-09 08:00:00.000000');
INSERT INTO "deliveries" VALUES('benevole@association.example',30,'<alert.ffabfa50422379cfacaa8c2c4f014c11@association.example>','2026-10-14 08:00:00.000000');
INSERT INTO "deliveries" VALUES('benevole@association.example',33,'<alert.0a4a60c1fad5434bb8bdfccd1d1cc0e2@association.example>','2026-10-23 08:00:00.000000');
INSERT INTO "deliveries" VALUES('benevole@association.example',34,'<alert.45b35cfd76b6ec2a3a359951a6b39265@association.example>','2026-10-24 08:00:00.000000');
INSERT INTO "deliveries" VALUES('benevole@association.example',36,'<alert.ff9409e5c729d7dc1115f942e30860af@association.example>','2026-10-31 08:00:00.000000');
CREATE TABLE events (
	id INTEGER NOT NULL, 
	uuid VARCHAR(36) NOT NULL, 
	at DATETIME NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	resource_id INTEGER, 
	link_id INTEGER, 
	facts JSON NOT NULL, 
	CONSTRAINT pk_events PRIMARY KEY (id), 
	CONSTRAINT fk_events_link_id_links FOREIGN KEY(link_id) REFERENCES links (id) ON DELETE SET NULL, 
	CONSTRAINT fk_events_resource_id_resources FOREIGN KEY(resource_id) REFERENCES resources (id) ON DELETE SET NULL, 
	CONSTRAINT uq_events_uuid UNIQUE (uuid)
);
INSERT INTO "events" VALUES(1,'fc214972-57c3-45bc-985c-22ad24d4cc88','2026-10-05 08:00:00.000000','added',1,NULL,'{"title": "Guide Association & coop\u00e9ration, jouez collectif !", "slug": "guide-association-cooperation-jouez-collectif", "url": "http://bit.ly/1NaG8UD"}');
INSERT INTO "events" VALUES(2,'387e25ec-b2f2-4099-9246-c1257cfae9ed','2026-10-05 08:00:00.000000','added',2,NULL,'{"title": "La coop\u00e9ration inter-associative au niveau territorial, un mouvement \u00e0 consolider !", "slug": "la-cooperation-inter-associative-au-niveau-territorial-un-mouvement-a-consolider", "url": "http://bit.ly/293p82y"}');
INSERT INTO "events" VALUES(3,'1e89fbef-107f-4fa5-a3af-bfd4ccb1c181','2026-10-05 08:00:00.000000','added',3,NULL,'{"title": "Les coop\u00e9rations inter-associatives", "slug": "les-cooperations-inter-associatives", "url": "http://bit.ly/292y4oH"}');
INSERT INTO "events" VALUES(4,'128807b2-b844-4d1e-8366-04556c0da591','2026-10-05 08:00:00.000000','added',4,NULL,'{"title": "Le dynamisme associatif, un atout pour les territoires", "slug": "le-dynamisme-associatif-un-atout-pour-les-territoires", "url": "http://bit.ly/294OdiK"}');
INSERT INTO "events" VALUES(5,'67b89df1-3403-4528-98a8-b5c24056b9e9','2026-10-05 08:00:00.000000','added',5,NULL,'{"title": "Relations associations et collectivit\u00e9s : Le dialogue civil, pourquoi et comment ?", "slug": "relations-associations-et-collectivites-le-dialogue-civil-pourquoi-et-comment", "url": "http://bit.ly/20HiALg"}');
INSERT INTO "events" VALUES(6,'b908d0f7-0df1-460c-8825-c6e2ce17c560','2026-10-05 08:00:00.000000','added',6,NULL,'{"title": "Collectivit\u00e9s territoriales et associations : reconstruire le partenariat", "slug": "collectivites-territoriales-et-associations-reconstruire-le-partenariat", "url": "http://bit.ly/2906jMm"}');
INSERT INTO "events" VALUES(7,'b849f604-31cf-4af2-8764-185413a43a12','2026-10-05 08:00:00.000000','added',7,NULL,'{"title": "Centre de ressources en ligne sur les partenariats entre associations et entreprises", "slug": "centre-de-ressources-en-ligne-sur-les-partenariats-entre-associations-et", "url": "https://partenariatassociationsentreprises.wordpress.com/"}');
INSERT INTO "events" VALUES(8,'d3427191-901e-4e77-b618-18cf21c0b0b7','2026-10-05 08:00:00.000000','added',8,NULL,'{"title": "Partenariats entreprises / associations : R\u00e9alit\u00e9s, utilit\u00e9s, b\u00e9n\u00e9fiques", "slug": "partenariats-entreprises-associations-realites-utilites-benefiques", "url": "https://www.youtube.com/watch?v=f0FK8LHf1Yw"}');
INSERT INTO "events" VALUES(9,'79f1e268-59ce-4673-a849-53e6ec7591a9','2026-10-05 08:00:00.000000','added',9,NULL,'{"title": "Guide partenariats entreprises : d\u00e9velopper les partenariats sur le territoire", "slug": "guide-partenariats-entreprises-developper-les-partenariats-sur-le-territoire", "url": "http://bit.ly/295LPGy"}');
INSERT INTO "events" VALUES(10,'9cac8d13-8400-448b-9fab-eada0c823f40','2026-10-05 08:00:00.000000','added',10,NULL,'{"title": "Guide pratique Partenariats strat\u00e9giques ONG-Entreprises", "slug": "guide-pratique-partenariats-strategiques-ong-entreprises", "url": "http://bit.ly/294Oz8T"}');
INSERT INTO "events" VALUES(11,'7bad4400-e0af-4398-a19b-36dfbfd9ebf1','2026-10-05 08:00:00.000000','added',11,NULL,'{"title": "Entreprises & associations : construire ensemble", "slug": "entreprises-associations-construire-ensemble", "url": "http://bit.ly/292HsfQ"}');
INSERT INTO "events" VALUES(12,'6f7b3b79-d919-4a14-82ad-b36d4d994744','2026-10-05 08:00:00.000000','added',12,NULL,'{"title": "Plateforme de mobilit\u00e9 du Puy-de-D\u00f4me", "slug": "plateforme-de-mobilite-du-puy-de-dome", "url": "http://www.platformemobilite63.fr"}');
INSERT INTO "events" VALUES(13,'4b709d38-be3b-48fd-8506-4c64ab2ce3d0','2026-10-05 08:00:00.000000','added',13,NULL,'{"title": "Dossier documentaire sur le dialogue civil", "slug": "dossier-documentaire-sur-le-dialogue-civil", "url": "http://www.lemouvementassociatif-rhonealpes.org"}');
INSERT INTO "events" VALUES(14,'4da422dc-67dd-4235-9900-2bae3be010f4','2026-10-05 08:00:00.000000','added',14,NULL,'{"title": "Strat\u00e9gie locale de d\u00e9veloppement de l''ESS de Villeurbanne", "slug": "strategie-locale-de-developpement-de-l-ess-de-villeurbanne", "url": "http://bit.ly/2dvHcox"}');
INSERT INTO "events" VALUES(15,'167a6c88-6435-4740-9988-c1eabf141aa5','2026-10-05 08:00:00.000000','added',15,NULL,'{"title": "Recyclage des plastiques : cinq PME et une association d''insertion", "slug": "recyclage-des-plastiques-cinq-pme-et-une-association-d-insertion", "url": "http://bit.ly/1syypZk"}');
INSERT INTO "events" VALUES(16,'aac2e4c6-81aa-47ea-81bd-cef63438bdd2','2026-10-05 08:00:00.000000','added',16,NULL,'{"title": "\u00c9tat des lieux des partenariats en France", "slug": "etat-des-lieux-des-partenariats-en-france", "url": "http://bit.ly/262FrUC"}');
INSERT INTO "events" VALUES(17,'4a5ba0d1-c1d4-4459-bcaf-4b36c8213bf8','2026-10-05 08:00:00.000000','added',17,NULL,'{"title": "Charte d''engagements r\u00e9ciproques", "slug": "charte-d-engagements-reciproques", "url": null}');
INSERT INTO "events" VALUES(18,'1f2a7c39-bbcb-4af8-bf4d-5f951eb6b927','2026-10-05 08:00:00.000000','added',18,NULL,'{"title": "Circulaire Valls du 29 septembre 2015", "slug": "circulaire-valls-du-29-septembre-2015", "url": null}');
INSERT INTO "events" VALUES(19,'de250907-c491-4cad-bfb0-bfc5e30dc444','2026-10-05 08:00:00.000000','added',19,NULL,'{"title": "Loi du 31 juillet 2014 relative \u00e0 l''\u00e9conomie sociale et solidaire", "slug": "loi-du-31-juillet-2014-relative-a-l-economie-sociale-et-solidaire", "url": null}');
INSERT INTO "events" VALUES(20,'bbc005a2-0255-4a12-8595-409ceed32c89','2026-10-05 08:00:00.000000','added',20,NULL,'{"title": "Le RAMEAU", "slug": "le-rameau", "url": "http://www.lerameau.fr"}');
INSERT INTO "events" VALUES(21,'46457118-29f4-414a-83fd-449e9d96626c','2026-10-05 08:00:00.000000','added',21,NULL,'{"title": "Le Mouvement associatif Rh\u00f4ne-Alpes", "slug": "le-mouvement-associatif-rhone-alpes", "url": "http://www.lemouvementassociatif-rhonealpes.org"}');
INSERT INTO "events" VALUES(22,'1a4b7ee1-02c4-4ede-8f1e-79c35509b6f9','2026-10-05 08:00:00.000000','added',22,NULL,'{"title": "Rh\u00f4ne-Alpes Active", "slug": "rhone-alpes-active", "url": "http://rhonealpesactive.org"}');
INSERT INTO "events" VALUES(23,'83ed414e-1cad-4b55-ad83-63da6b925158','2026-10-05 08:00:00.000000','added',23,NULL,'{"title": "Coorace", "slug": "coorace", "url": "http://www.coorace.org"}');
INSERT INTO "events" VALUES(24,'39fac760-20dc-4fdd-950e-da2bcc48d8c2','2026-10-06 08:00:00.000000','suspected',2,2,'{"title": "La coop\u00e9ration inter-associative au niveau territorial, un mouvement \u00e0 consolider !", "slug": "la-cooperation-inter-associative-au-niveau-territorial-un-mouvement-a-consolider", "url": "http://bit.ly/293p82y", "reason": "gone"}');
INSERT INTO "events" VALUES(25,'6183ec71-5e65-4d85-b3b0-f765c4481263','2026-10-08 08:00:00.000000','suspected',10,11,'{"title": "Guide pratique Partenariats strat\u00e9giques ONG-Entreprises", "slug": "guide-pratique-partenariats-strategiques-ong-entreprises", "url": "http://bit.ly/294Oz8T", "reason": "tls"}');
INSERT INTO "events" VALUES(26,'48fa1ce9-134d-4b69-ab1c-28c6b8e94152','2026-10-09 08:00:00.000000','moved',22,19,'{"title": "Rh\u00f4ne-Alpes Active", "slug": "rhone-alpes-active", "url": "http://rhonealpesactive.org", "from": "http://rhonealpesactive.org", "to": "https://www.franceactive-rhonealpes.org/"}');
INSERT INTO "events" VALUES(27,'2d703e46-9ccb-4878-949f-57e48ec04826','2026-10-09 08:00:00.000000','died',2,2,'{"title": "La coop\u00e9ration inter-associative au niveau territorial, un mouvement \u00e0 consolider !", "slug": "la-cooperation-inter-associative-au-niveau-territorial-un-mouvement-a-consolider", "url": "http://bit.ly/293p82y", "reason": "gone", "visits": 4, "since": "2026-10-06T08:00:00+00:00"}');
INSERT INTO "events" VALUES(28,'05f87b5a-6068-4c40-9ffe-7fb7b81d1020','2026-10-11 08:00:00.000000','suspected',12,13,'{"title": "Plateforme de mobilit\u00e9 du Puy-de-D\u00f4me", "slug": "plateforme-de-mobilite-du-puy-de-dome", "url": "http://www.platformemobilite63.fr", "reason": "dns"}');
INSERT INTO "events" VALUES(29,'5f54c992-b76e-4d2d-ad6d-e606be8b6fe7','2026-10-12 08:00:00.000000','unverifiable',14,15,'{"title": "Strat\u00e9gie locale de d\u00e9veloppement de l''ESS de Villeurbanne", "slug": "strategie-locale-de-developpement-de-l-ess-de-villeurbanne", "url": "http://bit.ly/2dvHcox", "reason": "robots", "visits": 3}');
INSERT INTO "events" VALUES(30,'408b7ecf-3d31-4326-b49d-adb7d3d76e3b','2026-10-14 08:00:00.000000','died',12,13,'{"title": "Plateforme de mobilit\u00e9 du Puy-de-D\u00f4me", "slug": "plateforme-de-mobilite-du-puy-de-dome", "url": "http://www.platformemobilite63.fr", "reason": "dns", "visits": 4, "since": "2026-10-11T08:00:00+00:00"}');
INSERT INTO "events" VALUES(31,'208d298f-a463-48cf-af9f-cfceb0a8e738','2026-10-15 08:00:00.000000','suspected',16,17,'{"title": "\u00c9tat des lieux des partenariats en France", "slug": "etat-des-lieux-des-partenariats-en-france", "url": "http://bit.ly/262FrUC", "reason": "server_error"}');
INSERT INTO "events" VALUES(32,'de3038a1-61da-4bab-a523-543483503d2a','2026-10-22 08:00:00.000000','updated',9,10,'{"title": "Guide partenariats entreprises : d\u00e9velopper les partenariats sur le territoire", "slug": "guide-partenariats-entreprises-developper-les-partenariats-sur-le-territoire", "url": "http://bit.ly/295LPGy"}');
INSERT INTO "events" VALUES(33,'1e06f374-ff38-48d9-a58e-c0992484a1eb','2026-10-23 08:00:00.000000','revived',2,2,'{"title": "La coop\u00e9ration inter-associative au niveau territorial, un mouvement \u00e0 consolider !", "slug": "la-cooperation-inter-associative-au-niveau-territorial-un-mouvement-a-consolider", "url": "http://bit.ly/293p82y", "dead_since": "2026-10-06T08:00:00+00:00"}');
INSERT INTO "events" VALUES(34,'4987a806-a199-4271-bd8c-bbb3f0bbd047','2026-10-24 08:00:00.000000','died',10,11,'{"title": "Guide pratique Partenariats strat\u00e9giques ONG-Entreprises", "slug": "guide-pratique-partenariats-strategiques-ong-entreprises", "url": "http://bit.ly/294Oz8T", "reason": "tls", "visits": 8, "since": "2026-10-08T08:00:00+00:00"}');
INSERT INTO "events" VALUES(35,'eccedd86-824b-4b34-973b-dcce83d7ca94','2026-10-28 08:00:00.000000','suspected',6,6,'{"title": "Collectivit\u00e9s territoriales et associations : reconstruire le partenariat", "slug": "collectivites-territoriales-et-associations-reconstruire-le-partenariat", "url": "http://bit.ly/2906jMm", "reason": "gone"}');
INSERT INTO "events" VALUES(36,'97005c16-6274-485d-9703-4b0b2c8d703f','2026-10-31 08:00:00.000000','died',6,6,'{"title": "Collectivit\u00e9s territoriales et associations : reconstruire le partenariat", "slug": "collectivites-territoriales-et-associations-reconstruire-le-partenariat", "url": "http://bit.ly/2906jMm", "reason": "gone", "visits": 4, "since": "2026-10-28T08:00:00+00:00"}');
CREATE TABLE links (
	id INTEGER NOT NULL, 
	url TEXT NOT NULL, 
	short BOOLEAN NOT NULL, 
	state VARCHAR(20) NOT NULL, 
	reason VARCHAR(20), 
	failures INTEGER NOT NULL, 
	first_failure_at DATETIME, 
	plain_failures INTEGER NOT NULL, 
	first_plain_failure_at DATETIME, 
	refusals INTEGER NOT NULL, 
	last_checked_at DATETIME, 
	last_alive_at DATETIME, 
	next_check_at DATETIME, 
	interval DATETIME, 
	moved_to TEXT, 
	flips JSON NOT NULL, 
	unstable BOOLEAN NOT NULL, 
	fingerprint VARCHAR(80), 
	candidate VARCHAR(80), 
	status INTEGER, 
	final_url TEXT, 
	chain JSON NOT NULL, 
	detail TEXT NOT NULL, 
	content_type TEXT, 
	drifted BOOLEAN NOT NULL, 
	archive_url TEXT, 
	replaced_by_id INTEGER, host TEXT DEFAULT '' NOT NULL, validators JSON, page_title TEXT, sketch TEXT, drifts INTEGER DEFAULT '0' NOT NULL, detours INTEGER DEFAULT '0' NOT NULL, first_detour_at DATETIME, short_link_dead BOOLEAN DEFAULT 0 NOT NULL, archive_at DATETIME, archive_asked_at DATETIME, ignored_until DATETIME, ignored_why TEXT, 
	CONSTRAINT pk_links PRIMARY KEY (id), 
	CONSTRAINT fk_links_replaced_by_id_links FOREIGN KEY(replaced_by_id) REFERENCES links (id) ON DELETE SET NULL, 
	CONSTRAINT uq_links_url UNIQUE (url)
);
INSERT INTO "links" VALUES(1,'http://bit.ly/1NaG8UD',1,'alive','ok',0,NULL,0,NULL,0,'2026-11-11 08:00:00.000000','2026-11-11 08:00:00.000000','2026-11-28 18:08:11.441726','1970-01-18 02:03:45.000000','https://www.avise.org/ressources/association-et-cooperation.pdf','[]',0,'d2f0c1c2d9c0e6061122eb867f10d8c4d9465cea6cb6703cc5dd70313316b7d3',NULL,200,'https://www.avise.org/ressources/association-et-cooperation.pdf','[{"url": "http://bit.ly/1NaG8UD", "status": 301, "address": "93.184.1.3", "seconds": 0.0003195589997631032}, {"url": "https://www.avise.org/ressources/association-et-cooperation.pdf", "status": 200, "address": "93.184.1.11", "seconds": 0.0007030090000625933}]','HTTP 200','application/pdf',0,NULL,NULL,'bit.ly',NULL,NULL,NULL,0,0,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "links" VALUES(2,'http://bit.ly/293p82y',1,'alive','ok',0,NULL,0,NULL,0,'2026-11-15 08:00:00.000000','2026-11-15 08:00:00.000000','2026-11-26 02:54:12.996134','1970-01-12 09:22:30.000000','https://www.maisonsdesassociations.fr/etudes/cooperation-inter-associative.pdf','["2026-10-09T08:00:00+00:00", "2026-10-23T08:00:00+00:00"]',0,'d192ced19d16c92e3b4ef8de5f056f156b8dd47544fddaf0b4b57d4577a00179',NULL,200,'https://www.maisonsdesassociations.fr/etudes/cooperation-inter-associative.pdf','[{"url": "http://bit.ly/293p82y", "status": 301, "address": "93.184.1.3", "seconds": 0.0005119299999023497}, {"url": "https://www.maisonsdesassociations.fr/etudes/cooperation-inter-associative.pdf", "status": 200, "address": "93.184.1.12", "seconds": 0.0007285869996849215}]','HTTP 200','application/pdf',0,NULL,NULL,'bit.ly',NULL,NULL,NULL,0,0,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "links" VALUES(3,'http://bit.ly/292y4oH',1,'alive','ok',0,NULL,0,NULL,0,'2026-11-08 08:00:00.000000','2026-11-08 08:00:00.000000','2026-11-23 19:17:48.989103','1970-01-18 02:03:45.000000','https://www.avise.org/ressources/dynamiques-associatives-4.pdf','[]',0,'bf3486190a893d87f0778057d68d0810c06271c48f9f987190f2b7704179c5e2',NULL,200,'https://www.avise.org/ressources/dynamiques-associatives-4.pdf','[{"url": "http://bit.ly/292y4oH", "status": 301, "address": "93.184.1.3", "seconds": 0.0004389430000628636}, {"url": "https://www.avise.org/ressources/dynamiques-associatives-4.pdf", "status": 200, "address": "93.184.1.11", "seconds": 0.0004911209998681443}]','HTTP 200','application/pdf',0,NULL,NULL,'bit.ly',NULL,NULL,NULL,0,0,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "links" VALUES(4,'http://bit.ly/294OdiK',1,'alive','ok',0,NULL,0,NULL,0,'2026-11-10 08:00:00.000000','2026-11-10 08:00:00.000000','2026-11-26 23:38:31.380441','1970-01-18 02:03:45.000000','https://lemouvementassociatif.org/la-vie-associative-21.pdf','[]',0,'c43d03be19e99b1118ec868f19ab7c3fa44fde338a128f2bb28203d0edf7c4a4',NULL,200,'https://lemouvementassociatif.org/la-vie-associative-21.pdf','[{"url": "http://bit.ly/294OdiK", "status": 301, "address": "93.184.1.3", "seconds": 0.0002906049999182869}, {"url": "https://lemouvementassociatif.org/la-vie-associative-21.pdf", "status": 200, "address": "93.184.1.13", "seconds": 0.0006387779999386112}]','HTTP 200','application/pdf',0,NULL,NULL,'bit.ly',NULL,NULL,NULL,0,0,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "links" VALUES(5,'http://bit.ly/20HiALg',1,'alive','ok',0,NULL,0,NULL,0,'2026-11-11 08:00:00.000000','2026-11-11 08:00:00.000000','2026-11-28 20:45:09.310217','1970-01-18 02:03:45.000000','https://www.lemouvementassociatif-rhonealpes.org/documentation/le-dialogue-civil.pdf','[]',0,'7657d7bc8e66074264a7ae5941d606eec901d305cb43d22beaaad53c2271bb45',NULL,200,'https://www.lemouvementassociatif-rhonealpes.org/documentation/le-dialogue-civil.pdf','[{"url": "http://bit.ly/20HiALg", "status": 301, "address": "93.184.1.3", "seconds": 0.0003012249999301275}, {"url": "https://www.lemouvementassociatif-rhonealpes.org/documentation/le-dialogue-civil.pdf", "status": 200, "address": "93.184.1.8", "seconds": 0.0007789609999235836}]','HTTP 200','application/pdf',0,NULL,NULL,'bit.ly',NULL,NULL,NULL,0,0,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "links" VALUES(6,'http://bit.ly/2906jMm',1,'dead','gone',7,'2026-10-28 08:00:00.000000',7,'2026-10-28 08:00:00.000000',0,'2026-11-14 08:00:00.000000','2026-10-21 08:00:00.000000','2026-11-28 19:28:40.126547','1970-01-17 00:00:00.000000','https://www.lagazettedescommunes.com/dossiers/collectivites-et-associations/','["2026-10-31T08:00:00+00:00"]',0,NULL,NULL,404,'https://www.lagazettedescommunes.com/dossiers/collectivites-et-associations/','[{"url": "http://bit.ly/2906jMm", "status": 301, "address": "93.184.1.3", "seconds": 0.00044104700009484077}, {"url": "https://www.lagazettedescommunes.com/dossiers/collectivites-et-associations/", "status": 404, "address": "93.184.1.14", "seconds": 0.0006690150003123563}]','HTTP 404','text/html',0,NULL,NULL,'bit.ly',NULL,'Collectivités territoriales et associations : reconstruire le partenariat','02a860cc04b46d0b169168a920b934c58d44794cc3983a77c3a8e580d3f5e66ad5918a1bf25f987df626ace8',0,0,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "links" VALUES(7,'https://partenariatassociationsentreprises.wordpress.com/',0,'alive','ok',0,NULL,0,NULL,0,'2026-11-13 08:00:00.000000','2026-11-13 08:00:00.000000','2026-12-02 02:25:31.366774','1970-01-18 02:03:45.000000',NULL,'[]',0,NULL,NULL,200,'https://partenariatassociationsentreprises.wordpress.com/','[{"url": "https://partenariatassociationsentreprises.wordpress.com/", "status": 200, "address": "93.184.1.4", "seconds": 0.0036849919997621328}]','HTTP 200','text/html',0,NULL,NULL,'partenariatassociationsentreprises.wordpress.com',NULL,'Centre de ressources sur les partenariats entre associations et entreprises','03bfcb690ff1a19f1a7fd712207da87d36bde11689e8e5d38e1a6a958f89d25f99260d7fc3983a77c92d2516d5918a1be9e19617f25f987dff19a386',0,0,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "links" VALUES(8,'https://www.youtube.com/watch?v=f0FK8LHf1Yw',0,'ignored','ok',0,NULL,0,NULL,0,'2026-11-10 08:00:00.000000','2026-11-10 08:00:00.000000','2026-11-27 02:49:18.134555','1970-01-18 02:03:45.000000',NULL,'[]',0,NULL,NULL,200,'https://www.youtube.com/watch?v=f0FK8LHf1Yw','[{"url": "https://www.youtube.com/watch?v=f0FK8LHf1Yw", "status": 200, "address": "93.184.1.9", "seconds": 0.003944167999634374}]','HTTP 200','text/html',0,NULL,NULL,'www.youtube.com',NULL,'Partenariats entreprises / associations : résumé de la rencontre','0ff1a19f1a7fd7124c8700e4515e4d0d7a14846f8e1a6a95c93bf63ce9e19617f25f987df626ace8',0,0,NULL,0,NULL,NULL,'2027-01-01 00:00:00.000000','Fermé pour travaux');
INSERT INTO "links" VALUES(9,'http://bit.ly/297CP2X',1,'alive','ok',0,NULL,0,NULL,0,'2026-11-11 08:00:00.000000','2026-11-11 08:00:00.000000','2026-11-28 18:05:23.383669','1970-01-18 02:03:45.000000','https://www.rdi.asso.fr/rencontres/livret-2015.pdf','[]',0,'5a508965edb33c589b7c72c8a6aac43e383e70ce4f4fb8dd8aa103466afea37f',NULL,200,'https://www.rdi.asso.fr/rencontres/livret-2015.pdf','[{"url": "http://bit.ly/297CP2X", "status": 301, "address": "93.184.1.3", "seconds": 0.0008073250000961707}, {"url": "https://www.rdi.asso.fr/rencontres/livret-2015.pdf", "status": 200, "address": "93.184.1.15", "seconds": 0.0019512299995767535}]','HTTP 200','application/pdf',0,NULL,NULL,'bit.ly',NULL,NULL,NULL,0,0,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "links" VALUES(10,'http://bit.ly/295LPGy',1,'alive','ok',0,NULL,0,NULL,0,'2026-11-13 08:00:00.000000','2026-11-13 08:00:00.000000','2026-12-01 16:03:05.900347','1970-01-18 02:03:45.000000','https://www.reseaucocagne.asso.fr/guide-partenariats-entreprises.pdf','[]',0,'0dc407421102c49b74f7ece39c48a728c0fc1a322566364a5478b3cef9bf82f8',NULL,200,'https://www.reseaucocagne.asso.fr/guide-partenariats-entreprises.pdf','[{"url": "http://bit.ly/295LPGy", "status": 301, "address": "93.184.1.3", "seconds": 0.00037987299992892076}, {"url": "https://www.reseaucocagne.asso.fr/guide-partenariats-entreprises.pdf", "status": 200, "address": "93.184.1.16", "seconds": 0.0023728709998067643}]','HTTP 200','application/pdf',0,NULL,NULL,'bit.ly',NULL,NULL,NULL,0,0,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "links" VALUES(11,'http://bit.ly/294Oz8T',1,'dead','tls',10,'2026-10-08 08:00:00.000000',0,NULL,0,'2026-11-11 08:00:00.000000','2026-10-06 08:00:00.000000','2026-12-04 10:13:00.556326','1970-01-25 00:00:00.000000','https://www.orse.org/guides/partenariats-strategiques.pdf','["2026-10-24T08:00:00+00:00"]',0,'2e04adb5a4360594d809b4d82ad56ef88d8334014bc04fdcfca8ad60dda35f7c',NULL,301,'https://www.orse.org/guides/partenariats-strategiques.pdf','[{"url": "http://bit.ly/294Oz8T", "status": 301, "address": "93.184.1.3", "seconds": 0.0006007669999235077}, {"url": "https://www.orse.org/guides/partenariats-strategiques.pdf", "status": null, "address": "93.184.1.17", "seconds": 0.0032181659998968826}]','certificate has expired',NULL,0,NULL,NULL,'bit.ly',NULL,NULL,NULL,0,0,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "links" VALUES(12,'http://bit.ly/292HsfQ',1,'alive','ok',0,NULL,0,NULL,0,'2026-11-10 08:00:00.000000','2026-11-10 08:00:00.000000','2026-11-27 03:03:37.971895','1970-01-18 02:03:45.000000','https://www.medef.com/guides/construire-ensemble.pdf','[]',0,'d682bea462cc49f4058d7f2375cd98b270e2ef78158e1c81bc0940a3cf5ef2f8',NULL,200,'https://www.medef.com/guides/construire-ensemble.pdf','[{"url": "http://bit.ly/292HsfQ", "status": 301, "address": "93.184.1.3", "seconds": 0.0004214010000396229}, {"url": "https://www.medef.com/guides/construire-ensemble.pdf", "status": 200, "address": "93.184.1.18", "seconds": 0.000529203000041889}]','HTTP 200','application/pdf',0,NULL,NULL,'bit.ly',NULL,NULL,NULL,0,0,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "links" VALUES(13,'http://www.platformemobilite63.fr',0,'dead','dns',8,'2026-10-11 08:00:00.000000',8,'2026-10-11 08:00:00.000000',0,'2026-11-14 08:00:00.000000','2026-10-08 08:00:00.000000','2026-12-15 04:24:38.453555','1970-02-02 00:00:00.000000',NULL,'["2026-10-14T08:00:00+00:00"]',0,NULL,NULL,NULL,'http://www.platformemobilite63.fr','[{"url": "http://www.platformemobilite63.fr", "status": null, "address": null, "seconds": 4.845100011152681e-05}]','Name or service not known',NULL,0,NULL,NULL,'www.platformemobilite63.fr',NULL,'Plateforme de mobilité du Puy-de-Dôme',NULL,0,0,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "links" VALUES(14,'http://www.lemouvementassociatif-rhonealpes.org',0,'alive','ok',0,NULL,0,NULL,0,'2026-11-10 08:00:00.000000','2026-11-10 08:00:00.000000','2026-11-27 04:21:40.837519','1970-01-18 02:03:45.000000',NULL,'[]',0,NULL,NULL,200,'http://www.lemouvementassociatif-rhonealpes.org','[{"url": "http://www.lemouvementassociatif-rhonealpes.org", "status": 200, "address": "93.184.1.8", "seconds": 0.0021784069999739586}]','HTTP 200','text/html',0,NULL,NULL,'www.lemouvementassociatif-rhonealpes.org',NULL,'Accueil',NULL,0,0,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "links" VALUES(15,'http://bit.ly/2dvHcox',1,'unverifiable','robots',0,NULL,0,NULL,7,'2026-11-13 08:00:00.000000','2026-10-05 08:00:00.000000','2026-12-01 22:28:42.864495','1970-01-18 02:03:45.000000','https://www.villeurbanne.fr/economie/strategie-ess','[]',0,NULL,NULL,301,'https://www.villeurbanne.fr/economie/strategie-ess','[{"url": "http://bit.ly/2dvHcox", "status": 301, "address": "93.184.1.3", "seconds": 0.0004810830000678834}, {"url": "https://www.villeurbanne.fr/economie/strategie-ess", "status": null, "address": null, "seconds": null}]','forbidden by robots.txt',NULL,0,NULL,NULL,'bit.ly',NULL,'La stratégie locale de l’économie sociale et solidaire','24f327b63ddea8ce8423246b8c8854d28e1a6a95a7b6692bc3983a77c46795aece4947f7f626ace8',0,0,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "links" VALUES(16,'http://bit.ly/1syypZk',1,'alive','ok',0,NULL,0,NULL,0,'2026-11-09 08:00:00.000000','2026-11-09 08:00:00.000000','2026-11-25 19:58:18.857575','1970-01-18 02:03:45.000000','https://www.coorace.org/actualites/recyclage-des-plastiques','[]',0,NULL,NULL,200,'https://www.coorace.org/actualites/recyclage-des-plastiques','[{"url": "http://bit.ly/1syypZk", "status": 301, "address": "93.184.1.3", "seconds": 0.002524325000194949}, {"url": "https://www.coorace.org/actualites/recyclage-des-plastiques", "status": 200, "address": "93.184.1.6", "seconds": 0.0005170489998818084}]','HTTP 200','text/html',0,NULL,NULL,'bit.ly',NULL,'Recyclage des plastiques : cinq PME et une association d’insertion','1200969a136aee78169168a98f34c9bd93eac1f79e4ffda6a02991a5c3983a77ce63237ad525cea0',0,0,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "links" VALUES(17,'http://bit.ly/262FrUC',1,'alive','ok',0,NULL,0,NULL,0,'2026-11-07 08:00:00.000000','2026-11-07 08:00:00.000000','2026-11-17 14:23:50.767903','1970-01-12 09:22:30.000000','https://www.lerameau.fr/fiches/etat-des-lieux-2016.pdf','[]',0,'f29ce168e38c061c870d4434f4bb4d5fab4c1b6ea3ea98be7826435f065b1a22',NULL,200,'https://www.lerameau.fr/fiches/etat-des-lieux-2016.pdf','[{"url": "http://bit.ly/262FrUC", "status": 301, "address": "93.184.1.3", "seconds": 0.0004846089996135561}, {"url": "https://www.lerameau.fr/fiches/etat-des-lieux-2016.pdf", "status": 200, "address": "93.184.1.10", "seconds": 0.0007071570003063243}]','HTTP 200','application/pdf',0,NULL,NULL,'bit.ly',NULL,NULL,NULL,0,0,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "links" VALUES(18,'http://www.lerameau.fr',0,'alive','ok',0,NULL,0,NULL,0,'2026-11-09 08:00:00.000000','2026-11-09 08:00:00.000000','2026-11-25 06:24:14.939356','1970-01-18 02:03:45.000000','https://www.lerameau.fr/','[]',0,NULL,NULL,200,'https://www.lerameau.fr/','[{"url": "http://www.lerameau.fr", "status": 301, "address": "93.184.1.10", "seconds": 0.0015076680001584464}, {"url": "https://www.lerameau.fr/", "status": 200, "address": "93.184.1.10", "seconds": 0.001880066000012448}]','HTTP 200','text/html',0,NULL,NULL,'www.lerameau.fr',NULL,'Accueil',NULL,0,0,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "links" VALUES(19,'http://rhonealpesactive.org',0,'alive','ok',0,NULL,0,NULL,0,'2026-11-11 08:00:00.000000','2026-11-11 08:00:00.000000','2026-11-29 03:39:53.428358','1970-01-18 02:03:45.000000','https://www.franceactive-rhonealpes.org/','[]',0,NULL,NULL,200,'https://www.franceactive-rhonealpes.org/','[{"url": "http://rhonealpesactive.org", "status": 301, "address": "93.184.1.5", "seconds": 0.00045920100001239916}, {"url": "https://www.franceactive-rhonealpes.org/", "status": 200, "address": "93.184.1.20", "seconds": 0.001473543999964022}]','HTTP 200','text/html',0,NULL,NULL,'rhonealpesactive.org',NULL,'Accueil',NULL,0,0,NULL,0,NULL,NULL,NULL,NULL);
INSERT INTO "links" VALUES(20,'http://www.coorace.org',0,'alive','ok',0,NULL,0,NULL,0,'2026-11-09 08:00:00.000000','2026-11-09 08:00:00.000000','2026-11-25 05:08:35.485494','1970-01-18 02:03:45.000000','https://www.coorace.org/','[]',0,NULL,NULL,200,'https://www.coorace.org/','[{"url": "http://www.coorace.org", "status": 301, "address": "93.184.1.6", "seconds": 0.0008004110000001674}, {"url": "https://www.coorace.org/", "status": 200, "address": "93.184.1.6", "seconds": 0.0006639960001848522}]','HTTP 200','text/html',0,NULL,NULL,'www.coorace.org',NULL,'Accueil',NULL,0,0,NULL,0,NULL,NULL,NULL,NULL);
CREATE TABLE organisations (
	id INTEGER NOT NULL, 
	slug VARCHAR(100) NOT NULL, 
	name TEXT NOT NULL, 
	full_name TEXT, 
	CONSTRAINT pk_organisations PRIMARY KEY (id), 
	CONSTRAINT uq_organisations_name UNIQUE (name), 
	CONSTRAINT uq_organisations_slug UNIQUE (slug)
);
INSERT INTO "organisations" VALUES(1,'centre-de-ressources-dla-financement','Centre de ressources DLA financement','Centre de ressources du dispositif local d’accompagnement, financement');
INSERT INTO "organisations" VALUES(2,'france-active','France Active',NULL);
INSERT INTO "organisations" VALUES(3,'rnma','RNMA','Réseau national des maisons des associations');
INSERT INTO "organisations" VALUES(4,'france-benevolat','France Bénévolat',NULL);
INSERT INTO "organisations" VALUES(5,'fdva','FDVA','Fonds pour le développement de la vie associative');
INSERT INTO "organisations" VALUES(6,'djepva','DJEPVA','Direction de la jeunesse, de l’éducation populaire et de la vie associative');
INSERT INTO "organisations" VALUES(7,'le-mouvement-associatif-rhone-alpes','Le Mouvement associatif Rhône-Alpes',NULL);
INSERT INTO "organisations" VALUES(8,'la-gazette-des-communes','La Gazette des communes',NULL);
INSERT INTO "organisations" VALUES(9,'admical','ADMICAL','Association pour le développement du mécénat industriel et commercial');
INSERT INTO "organisations" VALUES(10,'aeh','AEH',NULL);
INSERT INTO "organisations" VALUES(11,'pro-bono-lab','Pro Bono Lab',NULL);
INSERT INTO "organisations" VALUES(12,'rhone-developpement-initiative','Rhône Développement Initiative',NULL);
INSERT INTO "organisations" VALUES(13,'reseau-cocagne','Réseau Cocagne',NULL);
INSERT INTO "organisations" VALUES(14,'le-rameau','Le RAMEAU',NULL);
INSERT INTO "organisations" VALUES(15,'orse','ORSE','Observatoire de la responsabilité sociétale des entreprises');
INSERT INTO "organisations" VALUES(16,'medef','Medef','Mouvement des entreprises de France');
INSERT INTO "organisations" VALUES(17,'le-mouvement-associatif','Le Mouvement associatif',NULL);
INSERT INTO "organisations" VALUES(18,'rhone-alpes-active','Rhône-Alpes Active',NULL);
INSERT INTO "organisations" VALUES(19,'coorace','Coorace',NULL);
CREATE TABLE resource_themes (
	resource_id INTEGER NOT NULL, 
	theme_id INTEGER NOT NULL, 
	CONSTRAINT pk_resource_themes PRIMARY KEY (resource_id, theme_id), 
	CONSTRAINT fk_resource_themes_resource_id_resources FOREIGN KEY(resource_id) REFERENCES resources (id) ON DELETE CASCADE, 
	CONSTRAINT fk_resource_themes_theme_id_themes FOREIGN KEY(theme_id) REFERENCES themes (id) ON DELETE CASCADE
);
INSERT INTO "resource_themes" VALUES(8,3);
INSERT INTO "resource_themes" VALUES(5,2);
INSERT INTO "resource_themes" VALUES(21,5);
INSERT INTO "resource_themes" VALUES(19,2);
INSERT INTO "resource_themes" VALUES(19,3);
INSERT INTO "resource_themes" VALUES(19,4);
INSERT INTO "resource_themes" VALUES(13,2);
INSERT INTO "resource_themes" VALUES(10,3);
INSERT INTO "resource_themes" VALUES(23,5);
INSERT INTO "resource_themes" VALUES(3,1);
INSERT INTO "resource_themes" VALUES(15,3);
INSERT INTO "resource_themes" VALUES(17,2);
INSERT INTO "resource_themes" VALUES(17,4);
INSERT INTO "resource_themes" VALUES(20,3);
INSERT INTO "resource_themes" VALUES(20,5);
INSERT INTO "resource_themes" VALUES(9,3);
INSERT INTO "resource_themes" VALUES(7,3);
INSERT INTO "resource_themes" VALUES(22,5);
INSERT INTO "resource_themes" VALUES(4,1);
INSERT INTO "resource_themes" VALUES(16,3);
INSERT INTO "resource_themes" VALUES(12,1);
INSERT INTO "resource_themes" VALUES(14,2);
INSERT INTO "resource_themes" VALUES(6,2);
INSERT INTO "resource_themes" VALUES(18,2);
INSERT INTO "resource_themes" VALUES(18,4);
INSERT INTO "resource_themes" VALUES(11,3);
INSERT INTO "resource_themes" VALUES(2,1);
INSERT INTO "resource_themes" VALUES(1,1);
INSERT INTO "resource_themes" VALUES(4,2);
CREATE TABLE resources (
	id INTEGER NOT NULL, 
	slug VARCHAR(100) NOT NULL, 
	title TEXT NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	date VARCHAR(10), 
	language VARCHAR(35), 
	summary TEXT, 
	container TEXT, 
	issue TEXT, 
	place TEXT, 
	position INTEGER NOT NULL, 
	source TEXT NOT NULL, 
	added_at DATETIME NOT NULL, identifiers JSON DEFAULT '{}' NOT NULL, note TEXT, known_as TEXT, edited JSON DEFAULT '[]' NOT NULL, withdrawn_at DATETIME, withdrawn_why TEXT, merged_into_id INTEGER CONSTRAINT fk_resources_merged_into_id_resources REFERENCES resources (id), 
	CONSTRAINT pk_resources PRIMARY KEY (id), 
	CONSTRAINT uq_resources_slug UNIQUE (slug)
);
INSERT INTO "resources" VALUES(1,'guide-association-cooperation-jouez-collectif','Guide Association & coopération, jouez collectif !','guide','2015','fr','Corrigé à la main.',NULL,NULL,'Ressources › Coopération entre associations',1,'vigie','2026-10-05 08:00:00.000000','{}',NULL,NULL,'["summary"]',NULL,NULL,NULL);
INSERT INTO "resources" VALUES(2,'la-cooperation-inter-associative-au-niveau-territorial-un-mouvement-a-consolider','La coopération inter-associative au niveau territorial, un mouvement à consolider !','study','2014','fr','Le rapport final d’une étude sur la coopération des associations d’un même territoire.',NULL,NULL,'Ressources › Coopération entre associations',2,'vigie','2026-10-05 08:00:00.000000','{}','À relire',NULL,'[]',NULL,NULL,NULL);
INSERT INTO "resources" VALUES(3,'les-cooperations-inter-associatives','Les coopérations inter-associatives','article','2013','fr','Un article du magazine du dispositif local d’accompagnement (DLA).','Dynamiques associatives, le magazine du DLA','4','Ressources › Coopération entre associations',3,'vigie','2026-10-05 08:00:00.000000','{}',NULL,NULL,'[]','2026-11-20 08:00:00.000000','Hors sujet',NULL);
INSERT INTO "resources" VALUES(4,'le-dynamisme-associatif-un-atout-pour-les-territoires','Le dynamisme associatif, un atout pour les territoires','article','2013','fr','Un article sur ce que les associations apportent aux territoires.','La vie associative','21','Ressources › Coopération entre associations',4,'vigie','2026-10-05 08:00:00.000000','{}',NULL,NULL,'["themes", "contributions", "links"]',NULL,NULL,NULL);
INSERT INTO "resources" VALUES(5,'relations-associations-et-collectivites-le-dialogue-civil-pourquoi-et-comment','Relations associations et collectivités : Le dialogue civil, pourquoi et comment ?','guide','2015','fr','Une publication sur les raisons et les manières d’engager le dialogue civil.',NULL,NULL,'Ressources › Coopération associations / collectivités',5,'vigie','2026-10-05 08:00:00.000000','{}',NULL,NULL,'[]','2026-11-20 08:00:00.000000',NULL,4);
INSERT INTO "resources" VALUES(6,'collectivites-territoriales-et-associations-reconstruire-le-partenariat','Collectivités territoriales et associations : reconstruire le partenariat','article','2016','fr','Un dossier d’actualité sur les liens entre collectivités et associations.','Dossier d''actu',NULL,'Ressources › Coopération associations / collectivités',6,'vigie','2026-10-05 08:00:00.000000','{}',NULL,NULL,'[]',NULL,NULL,NULL);
INSERT INTO "resources" VALUES(7,'centre-de-ressources-en-ligne-sur-les-partenariats-entre-associations-et','Centre de ressources en ligne sur les partenariats entre associations et entreprises','website',NULL,'fr','Un site qui rassemble des ressources sur ces partenariats.',NULL,NULL,'Ressources › Coopération associations / entreprises',7,'vigie','2026-10-05 08:00:00.000000','{}',NULL,NULL,'[]',NULL,NULL,NULL);
INSERT INTO "resources" VALUES(8,'partenariats-entreprises-associations-realites-utilites-benefiques','Partenariats entreprises / associations : Réalités, utilités, bénéfiques','event','2015-06-08','fr','Une rencontre, à revoir en vidéo et à relire dans son livret.',NULL,NULL,'Ressources › Coopération associations / entreprises',8,'vigie','2026-10-05 08:00:00.000000','{}',NULL,NULL,'[]',NULL,NULL,NULL);
INSERT INTO "resources" VALUES(9,'guide-partenariats-entreprises-developper-les-partenariats-sur-le-territoire','Guide partenariats entreprises : développer les partenariats sur le territoire','guide','2013','fr','Un guide pour nouer des partenariats avec les entreprises de son territoire.',NULL,NULL,'Ressources › Coopération associations / entreprises',9,'vigie','2026-10-05 08:00:00.000000','{}',NULL,NULL,'[]',NULL,NULL,NULL);
INSERT INTO "resources" VALUES(10,'guide-pratique-partenariats-strategiques-ong-entreprises','Guide pratique Partenariats stratégiques ONG-Entreprises','guide','2012','fr','Un guide pratique sur les partenariats entre ONG et entreprises.',NULL,NULL,'Ressources › Coopération associations / entreprises',10,'vigie','2026-10-05 08:00:00.000000','{}',NULL,NULL,'[]',NULL,NULL,NULL);
INSERT INTO "resources" VALUES(11,'entreprises-associations-construire-ensemble','Entreprises & associations : construire ensemble','guide','2014','fr','Une publication du Medef sur les partenariats avec les associations.',NULL,NULL,'Ressources › Coopération associations / entreprises',11,'vigie','2026-10-05 08:00:00.000000','{}',NULL,NULL,'[]',NULL,NULL,NULL);
INSERT INTO "resources" VALUES(12,'plateforme-de-mobilite-du-puy-de-dome','Plateforme de mobilité du Puy-de-Dôme','website',NULL,'fr','Un exemple de coopération : six associations du département s’occupent ensemble de mobilité.',NULL,NULL,'Coopérer, pour quoi ? › La coopération entre associations',12,'vigie','2026-10-05 08:00:00.000000','{}',NULL,NULL,'[]',NULL,NULL,NULL);
INSERT INTO "resources" VALUES(13,'dossier-documentaire-sur-le-dialogue-civil','Dossier documentaire sur le dialogue civil','website',NULL,'fr','Des documents sur le dialogue civil, dans la rubrique Documentation du site.',NULL,NULL,'La coopération entre associations et pouvoirs publics › Les outils du dialogue civil',13,'vigie','2026-10-05 08:00:00.000000','{}',NULL,NULL,'[]',NULL,NULL,NULL);
INSERT INTO "resources" VALUES(14,'strategie-locale-de-developpement-de-l-ess-de-villeurbanne','Stratégie locale de développement de l''ESS de Villeurbanne','other',NULL,'fr','Un exemple de coopération : une ville et les acteurs de l’économie sociale et solidaire.',NULL,NULL,'La coopération entre associations et pouvoirs publics',14,'vigie','2026-10-05 08:00:00.000000','{}',NULL,NULL,'[]',NULL,NULL,NULL);
INSERT INTO "resources" VALUES(15,'recyclage-des-plastiques-cinq-pme-et-une-association-d-insertion','Recyclage des plastiques : cinq PME et une association d''insertion','other',NULL,'fr','Un exemple de coopération entre des entreprises d’un même métier et une association.',NULL,NULL,'La coopération entre associations et entreprises',15,'vigie','2026-10-05 08:00:00.000000','{}',NULL,NULL,'[]',NULL,NULL,NULL);
INSERT INTO "resources" VALUES(16,'etat-des-lieux-des-partenariats-en-france','État des lieux des partenariats en France','study','2016','fr','Une fiche qui fait le point sur les partenariats entre associations et entreprises.',NULL,NULL,'La coopération entre associations et entreprises',16,'vigie','2026-10-05 08:00:00.000000','{}',NULL,NULL,'[]',NULL,NULL,NULL);
INSERT INTO "resources" VALUES(17,'charte-d-engagements-reciproques','Charte d''engagements réciproques','law','2014-02-14','fr','Un engagement commun de l’État, des collectivités et du Mouvement associatif.',NULL,NULL,'La coopération entre associations et pouvoirs publics › Les outils du dialogue civil',17,'vigie','2026-10-05 08:00:00.000000','{}',NULL,NULL,'[]',NULL,NULL,NULL);
INSERT INTO "resources" VALUES(18,'circulaire-valls-du-29-septembre-2015','Circulaire Valls du 29 septembre 2015','law','2015-09-29','fr','Une circulaire qui encourage les projets communs et le soutien aux associations par la subvention.',NULL,NULL,'La coopération entre associations et pouvoirs publics › Les outils du dialogue civil',18,'vigie','2026-10-05 08:00:00.000000','{}',NULL,NULL,'[]',NULL,NULL,NULL);
INSERT INTO "resources" VALUES(19,'loi-du-31-juillet-2014-relative-a-l-economie-sociale-et-solidaire','Loi du 31 juillet 2014 relative à l''économie sociale et solidaire','law','2014-07-31','fr','L’article 9 traite des politiques publiques construites en commun et des pôles territoriaux de coopération économique.',NULL,NULL,'La coopération entre associations et pouvoirs publics',19,'vigie','2026-10-05 08:00:00.000000','{}',NULL,NULL,'[]',NULL,NULL,NULL);
INSERT INTO "resources" VALUES(20,'le-rameau','Le RAMEAU','organisation',NULL,'fr','L’association qui pilote l’Observatoire national des partenariats.',NULL,NULL,'La coopération entre associations et entreprises',20,'vigie','2026-10-05 08:00:00.000000','{}',NULL,NULL,'[]',NULL,NULL,NULL);
INSERT INTO "resources" VALUES(21,'le-mouvement-associatif-rhone-alpes','Le Mouvement associatif Rhône-Alpes','organisation',NULL,'fr','L’un des deux auteurs du guide dont ce répertoire est né.',NULL,NULL,'Ressources',21,'vigie','2026-10-05 08:00:00.000000','{}',NULL,NULL,'[]',NULL,NULL,NULL);
INSERT INTO "resources" VALUES(22,'rhone-alpes-active','Rhône-Alpes Active','organisation',NULL,'fr','L’un des deux auteurs du guide dont ce répertoire est né.',NULL,NULL,'Ressources',22,'vigie','2026-10-05 08:00:00.000000','{}',NULL,NULL,'[]',NULL,NULL,NULL);
INSERT INTO "resources" VALUES(23,'coorace','Coorace','organisation',NULL,'fr','Le réseau qui a collaboré au guide dont ce répertoire est né.',NULL,NULL,'Ressources',23,'vigie','2026-10-05 08:00:00.000000','{}',NULL,NULL,'[]',NULL,NULL,NULL);
CREATE TABLE runs (
	id INTEGER NOT NULL, 
	started_at DATETIME NOT NULL, 
	ended_at DATETIME, 
	online BOOLEAN, 
	conclusive BOOLEAN, 
	CONSTRAINT pk_runs PRIMARY KEY (id)
);
INSERT INTO "runs" VALUES(1,'2026-10-05 08:00:00.000000','2026-10-05 08:00:00.000000',1,1);
INSERT INTO "runs" VALUES(2,'2026-10-06 08:00:00.000000','2026-10-06 08:00:00.000000',1,1);
INSERT INTO "runs" VALUES(3,'2026-10-07 08:00:00.000000','2026-10-07 08:00:00.000000',1,1);
INSERT INTO "runs" VALUES(4,'2026-10-08 08:00:00.000000','2026-10-08 08:00:00.000000',1,1);
INSERT INTO "runs" VALUES(5,'2026-10-09 08:00:00.000000','2026-10-09 08:00:00.000000',1,1);
INSERT INTO "runs" VALUES(6,'2026-10-10 08:00:00.000000','2026-10-10 08:00:00.000000',1,1);
INSERT INTO "runs" VALUES(7,'2026-10-11 08:00:00.000000','2026-10-11 08:00:00.000000',1,1);
INSERT INTO "runs" VALUES(8,'2026-10-12 08:00:00.000000','2026-10-12 08:00:00.000000',1,1);
INSERT INTO "runs" VALUES(9,'2026-10-13 08:00:00.000000','2026-10-13 08:00:00.000000',1,1);
INSERT INTO "runs" VALUES(10,'2026-10-14 08:00:00.000000','2026-10-14 08:00:00.000000',1,1);
INSERT INTO "runs" VALUES(11,'2026-10-15 08:00:00.000000','2026-10-15 08:00:00.000000',1,1);
INSERT INTO "runs" VALUES(12,'2026-10-16 08:00:00.000000','2026-10-16 08:00:00.000000',1,1);
INSERT INTO "runs" VALUES(13,'2026-10-17 08:00:00.000000','2026-10-17 08:00:00.000000',1,1);
INSERT INTO "runs" VALUES(14,'2026-10-18 08:00:00.000000','2026-10-18 08:00:00.000000',1,1);
INSERT INTO "runs" VALUES(15,'2026-10-19 08:00:00.000000','2026-10-19 08:00:00.000000',1,1);
INSERT INTO "runs" VALUES(16,'2026-10-20 08:00:00.000000','2026-10-20 08:00:00.000000',0,0);
INSERT INTO "runs" VALUES(17,'2026-10-21 08:00:00.000000','2026-10-21 08:00:00.000000',1,1);
INSERT INTO "runs" VALUES(18,'2026-10-22 08:00:00.000000','2026-10-22 08:00:00.000000',1,1);
INSERT INTO "runs" VALUES(19,'2026-10-23 08:00:00.000000','2026-10-23 08:00:00.000000',1,1);
INSERT INTO "runs" VALUES(20,'2026-10-24 08:00:00.000000','2026-10-24 08:00:00.000000',1,1);
INSERT INTO "runs" VALUES(21,'2026-10-25 08:00:00.000000','2026-10-25 08:00:00.000000',1,1);
INSERT INTO "runs" VALUES(22,'2026-10-26 08:00:00.000000','2026-10-26 08:00:00.000000',1,1);
INSERT INTO "runs" VALUES(23,'2026-10-27 08:00:00.000000','2026-10-27 08:00:00.000000',1,1);
INSERT INTO "runs" VALUES(24,'2026-10-28 08:00:00.000000','2026-10-28 08:00:00.000000',1,1);
INSERT INTO "runs" VALUES(25,'2026-10-29 08:00:00.000000','2026-10-29 08:00:00.000000',1,1);
INSERT INTO "runs" VALUES(26,'2026-10-30 08:00:00.000000','2026-10-30 08:00:00.000000',1,1);
INSERT INTO "runs" VALUES(27,'2026-10-31 08:00:00.000000','2026-10-31 08:00:00.000000',1,1);
INSERT INTO "runs" VALUES(28,'2026-11-01 08:00:00.000000','2026-11-01 08:00:00.000000',1,1);
INSERT INTO "runs" VALUES(29,'2026-11-02 08:00:00.000000','2026-11-02 08:00:00.000000',1,1);
INSERT INTO "runs" VALUES(30,'2026-11-03 08:00:00.000000','2026-11-03 08:00:00.000000',1,1);
INSERT INTO "runs" VALUES(31,'2026-11-04 08:00:00.000000','2026-11-04 08:00:00.000000',1,1);
INSERT INTO "runs" VALUES(32,'2026-11-05 08:00:00.000000','2026-11-05 08:00:00.000000',1,1);
INSERT INTO "runs" VALUES(33,'2026-11-06 08:00:00.000000','2026-11-06 08:00:00.000000',1,1);
INSERT INTO "runs" VALUES(34,'2026-11-07 08:00:00.000000','2026-11-07 08:00:00.000000',1,1);
INSERT INTO "runs" VALUES(35,'2026-11-08 08:00:00.000000','2026-11-08 08:00:00.000000',1,1);
INSERT INTO "runs" VALUES(36,'2026-11-09 08:00:00.000000','2026-11-09 08:00:00.000000',1,1);
INSERT INTO "runs" VALUES(37,'2026-11-10 08:00:00.000000','2026-11-10 08:00:00.000000',1,1);
INSERT INTO "runs" VALUES(38,'2026-11-11 08:00:00.000000','2026-11-11 08:00:00.000000',1,1);
INSERT INTO "runs" VALUES(39,'2026-11-12 08:00:00.000000','2026-11-12 08:00:00.000000',1,1);
INSERT INTO "runs" VALUES(40,'2026-11-13 08:00:00.000000','2026-11-13 08:00:00.000000',1,1);
INSERT INTO "runs" VALUES(41,'2026-11-14 08:00:00.000000','2026-11-14 08:00:00.000000',1,1);
INSERT INTO "runs" VALUES(42,'2026-11-15 08:00:00.000000','2026-11-15 08:00:00.000000',1,1);
CREATE TABLE sites (
	origin TEXT NOT NULL, 
	robots TEXT, 
	robots_at DATETIME, 
	robots_failing_since DATETIME, 
	sibling JSON, 
	sibling_at DATETIME, 
	CONSTRAINT pk_sites PRIMARY KEY (origin)
);
INSERT INTO "sites" VALUES('http://bit.ly',NULL,'2026-11-15 08:00:00.000000',NULL,NULL,NULL);
INSERT INTO "sites" VALUES('http://rhonealpesactive.org',NULL,'2026-11-11 08:00:00.000000',NULL,NULL,NULL);
INSERT INTO "sites" VALUES('http://www.lemouvementassociatif-rhonealpes.org',NULL,'2026-11-10 08:00:00.000000',NULL,NULL,NULL);
INSERT INTO "sites" VALUES('http://www.platformemobilite63.fr',NULL,'2026-10-08 08:00:00.000000','2026-10-11 08:00:00.000000',NULL,NULL);
INSERT INTO "sites" VALUES('https://partenariatassociationsentreprises.wordpress.com',NULL,'2026-11-13 08:00:00.000000',NULL,NULL,NULL);
INSERT INTO "sites" VALUES('https://www.youtube.com',NULL,'2026-11-10 08:00:00.000000',NULL,'{"honest": true, "title": "", "sketch": "", "url": ""}','2026-11-10 08:00:00.000000');
INSERT INTO "sites" VALUES('http://www.coorace.org',NULL,'2026-11-09 08:00:00.000000',NULL,NULL,NULL);
INSERT INTO "sites" VALUES('http://www.lerameau.fr',NULL,'2026-11-09 08:00:00.000000',NULL,NULL,NULL);
INSERT INTO "sites" VALUES('https://www.avise.org',NULL,'2026-11-11 08:00:00.000000',NULL,NULL,NULL);
INSERT INTO "sites" VALUES('https://www.coorace.org',NULL,'2026-11-09 08:00:00.000000',NULL,NULL,NULL);
INSERT INTO "sites" VALUES('https://www.lerameau.fr',NULL,'2026-11-09 08:00:00.000000',NULL,NULL,NULL);
INSERT INTO "sites" VALUES('https://www.maisonsdesassociations.fr',NULL,'2026-11-15 08:00:00.000000',NULL,NULL,NULL);
INSERT INTO "sites" VALUES('https://lemouvementassociatif.org',NULL,'2026-11-10 08:00:00.000000',NULL,NULL,NULL);
INSERT INTO "sites" VALUES('https://www.lemouvementassociatif-rhonealpes.org',NULL,'2026-11-11 08:00:00.000000',NULL,NULL,NULL);
INSERT INTO "sites" VALUES('https://www.lagazettedescommunes.com',NULL,'2026-11-14 08:00:00.000000',NULL,NULL,NULL);
INSERT INTO "sites" VALUES('https://www.rdi.asso.fr',NULL,'2026-11-11 08:00:00.000000',NULL,NULL,NULL);
INSERT INTO "sites" VALUES('https://www.reseaucocagne.asso.fr',NULL,'2026-11-13 08:00:00.000000',NULL,NULL,NULL);
INSERT INTO "sites" VALUES('https://www.orse.org',NULL,'2026-10-06 08:00:00.000000','2026-10-08 08:00:00.000000',NULL,NULL);
INSERT INTO "sites" VALUES('https://www.medef.com',NULL,'2026-11-10 08:00:00.000000',NULL,NULL,NULL);
INSERT INTO "sites" VALUES('https://www.villeurbanne.fr','User-agent: *
Disallow: /
','2026-11-13 08:00:00.000000',NULL,'{"honest": true, "title": "", "sketch": "", "url": ""}','2026-10-05 08:00:00.000000');
INSERT INTO "sites" VALUES('https://www.franceactive-rhonealpes.org',NULL,'2026-11-11 08:00:00.000000',NULL,NULL,NULL);
CREATE TABLE themes (
	id INTEGER NOT NULL, 
	slug VARCHAR(100) NOT NULL, 
	name TEXT NOT NULL, 
	position INTEGER NOT NULL, parent_id INTEGER CONSTRAINT fk_themes_parent_id_themes REFERENCES themes (id), 
	CONSTRAINT pk_themes PRIMARY KEY (id), 
	CONSTRAINT uq_themes_name UNIQUE (name), 
	CONSTRAINT uq_themes_slug UNIQUE (slug)
);
INSERT INTO "themes" VALUES(1,'cooperation-entre-associations','Coopération entre associations',1,NULL);
INSERT INTO "themes" VALUES(2,'cooperation-associations-collectivites','Coopération associations / collectivités',2,NULL);
INSERT INTO "themes" VALUES(3,'cooperation-associations-entreprises','Coopération associations / entreprises',3,NULL);
INSERT INTO "themes" VALUES(4,'textes-de-reference','Textes de référence',4,NULL);
INSERT INTO "themes" VALUES(5,'acteurs-de-la-cooperation','Acteurs de la coopération',5,NULL);
CREATE TABLE uses (
	id INTEGER NOT NULL, 
	resource_id INTEGER NOT NULL, 
	link_id INTEGER NOT NULL, 
	role VARCHAR(20) NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_uses PRIMARY KEY (id), 
	CONSTRAINT fk_uses_link_id_links FOREIGN KEY(link_id) REFERENCES links (id), 
	CONSTRAINT fk_uses_resource_id_resources FOREIGN KEY(resource_id) REFERENCES resources (id) ON DELETE CASCADE, 
	CONSTRAINT uq_uses_resource_id UNIQUE (resource_id, link_id)
);
INSERT INTO "uses" VALUES(1,1,1,'document',0);
INSERT INTO "uses" VALUES(2,2,2,'document',0);
INSERT INTO "uses" VALUES(3,3,3,'document',0);
INSERT INTO "uses" VALUES(4,4,4,'document',0);
INSERT INTO "uses" VALUES(5,5,5,'document',0);
INSERT INTO "uses" VALUES(6,6,6,'page',0);
INSERT INTO "uses" VALUES(7,7,7,'website',0);
INSERT INTO "uses" VALUES(8,8,8,'video',0);
INSERT INTO "uses" VALUES(9,8,9,'booklet',1);
INSERT INTO "uses" VALUES(10,9,10,'document',0);
INSERT INTO "uses" VALUES(11,10,11,'document',0);
INSERT INTO "uses" VALUES(12,11,12,'document',0);
INSERT INTO "uses" VALUES(13,12,13,'website',0);
INSERT INTO "uses" VALUES(14,13,14,'website',0);
INSERT INTO "uses" VALUES(15,14,15,'page',0);
INSERT INTO "uses" VALUES(16,15,16,'page',0);
INSERT INTO "uses" VALUES(17,16,17,'document',0);
INSERT INTO "uses" VALUES(18,20,18,'website',0);
INSERT INTO "uses" VALUES(19,21,14,'website',0);
INSERT INTO "uses" VALUES(20,22,19,'website',0);
INSERT INTO "uses" VALUES(21,23,20,'website',0);
INSERT INTO "uses" VALUES(22,4,5,'document',1);
CREATE TABLE visits (
	id INTEGER NOT NULL, 
	run_id INTEGER NOT NULL, 
	link_id INTEGER NOT NULL, 
	settled BOOLEAN NOT NULL, 
	at DATETIME NOT NULL, 
	reason VARCHAR(20) NOT NULL, 
	status INTEGER, 
	final_url TEXT, 
	chain JSON NOT NULL, 
	permanent BOOLEAN NOT NULL, 
	detail TEXT NOT NULL, 
	content_type TEXT, 
	fingerprint VARCHAR(80), 
	retry_after DATETIME, page_title TEXT, sketch TEXT, drifted BOOLEAN, validators JSON, unchanged BOOLEAN DEFAULT 0 NOT NULL, detour VARCHAR(20), 
	CONSTRAINT pk_visits PRIMARY KEY (id), 
	CONSTRAINT fk_visits_link_id_links FOREIGN KEY(link_id) REFERENCES links (id) ON DELETE CASCADE, 
	CONSTRAINT fk_visits_run_id_runs FOREIGN KEY(run_id) REFERENCES runs (id), 
	CONSTRAINT uq_visits_link_id UNIQUE (link_id, at)
);
INSERT INTO "visits" VALUES(168,37,14,1,'2026-11-10 08:00:00.000000','ok',200,'http://www.lemouvementassociatif-rhonealpes.org','[{"url": "http://www.lemouvementassociatif-rhonealpes.org", "status": 200, "address": "93.184.1.8", "seconds": 0.0021784069999739586}]',0,'HTTP 200','text/html',NULL,NULL,'Accueil',NULL,0,NULL,0,NULL);
INSERT INTO "visits" VALUES(169,37,4,1,'2026-11-10 08:00:00.000000','ok',200,'https://lemouvementassociatif.org/la-vie-associative-21.pdf','[{"url": "http://bit.ly/294OdiK", "status": 301, "address": "93.184.1.3", "seconds": 0.0002906049999182869}, {"url": "https://lemouvementassociatif.org/la-vie-associative-21.pdf", "status": 200, "address": "93.184.1.13", "seconds": 0.0006387779999386112}]',1,'HTTP 200','application/pdf','c43d03be19e99b1118ec868f19ab7c3fa44fde338a128f2bb28203d0edf7c4a4',NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(170,37,8,1,'2026-11-10 08:00:00.000000','ok',200,'https://www.youtube.com/watch?v=f0FK8LHf1Yw','[{"url": "https://www.youtube.com/watch?v=f0FK8LHf1Yw", "status": 200, "address": "93.184.1.9", "seconds": 0.003944167999634374}]',0,'HTTP 200','text/html',NULL,NULL,'Partenariats entreprises / associations : résumé de la rencontre',NULL,0,NULL,0,NULL);
INSERT INTO "visits" VALUES(171,37,12,1,'2026-11-10 08:00:00.000000','ok',200,'https://www.medef.com/guides/construire-ensemble.pdf','[{"url": "http://bit.ly/292HsfQ", "status": 301, "address": "93.184.1.3", "seconds": 0.0004214010000396229}, {"url": "https://www.medef.com/guides/construire-ensemble.pdf", "status": 200, "address": "93.184.1.18", "seconds": 0.000529203000041889}]',1,'HTTP 200','application/pdf','d682bea462cc49f4058d7f2375cd98b270e2ef78158e1c81bc0940a3cf5ef2f8',NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(172,38,1,1,'2026-11-11 08:00:00.000000','ok',200,'https://www.avise.org/ressources/association-et-cooperation.pdf','[{"url": "http://bit.ly/1NaG8UD", "status": 301, "address": "93.184.1.3", "seconds": 0.0003195589997631032}, {"url": "https://www.avise.org/ressources/association-et-cooperation.pdf", "status": 200, "address": "93.184.1.11", "seconds": 0.0007030090000625933}]',1,'HTTP 200','application/pdf','d2f0c1c2d9c0e6061122eb867f10d8c4d9465cea6cb6703cc5dd70313316b7d3',NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(173,38,19,1,'2026-11-11 08:00:00.000000','ok',200,'https://www.franceactive-rhonealpes.org/','[{"url": "http://rhonealpesactive.org", "status": 301, "address": "93.184.1.5", "seconds": 0.00045920100001239916}, {"url": "https://www.franceactive-rhonealpes.org/", "status": 200, "address": "93.184.1.20", "seconds": 0.001473543999964022}]',1,'HTTP 200','text/html',NULL,NULL,'Accueil',NULL,0,NULL,0,NULL);
INSERT INTO "visits" VALUES(174,38,5,1,'2026-11-11 08:00:00.000000','ok',200,'https://www.lemouvementassociatif-rhonealpes.org/documentation/le-dialogue-civil.pdf','[{"url": "http://bit.ly/20HiALg", "status": 301, "address": "93.184.1.3", "seconds": 0.0003012249999301275}, {"url": "https://www.lemouvementassociatif-rhonealpes.org/documentation/le-dialogue-civil.pdf", "status": 200, "address": "93.184.1.8", "seconds": 0.0007789609999235836}]',1,'HTTP 200','application/pdf','7657d7bc8e66074264a7ae5941d606eec901d305cb43d22beaaad53c2271bb45',NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(175,38,9,1,'2026-11-11 08:00:00.000000','ok',200,'https://www.rdi.asso.fr/rencontres/livret-2015.pdf','[{"url": "http://bit.ly/297CP2X", "status": 301, "address": "93.184.1.3", "seconds": 0.0008073250000961707}, {"url": "https://www.rdi.asso.fr/rencontres/livret-2015.pdf", "status": 200, "address": "93.184.1.15", "seconds": 0.0019512299995767535}]',1,'HTTP 200','application/pdf','5a508965edb33c589b7c72c8a6aac43e383e70ce4f4fb8dd8aa103466afea37f',NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(176,38,11,1,'2026-11-11 08:00:00.000000','tls',301,'https://www.orse.org/guides/partenariats-strategiques.pdf','[{"url": "http://bit.ly/294Oz8T", "status": 301, "address": "93.184.1.3", "seconds": 0.0006007669999235077}, {"url": "https://www.orse.org/guides/partenariats-strategiques.pdf", "status": null, "address": "93.184.1.17", "seconds": 0.0032181659998968826}]',1,'certificate has expired',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(177,40,7,1,'2026-11-13 08:00:00.000000','ok',200,'https://partenariatassociationsentreprises.wordpress.com/','[{"url": "https://partenariatassociationsentreprises.wordpress.com/", "status": 200, "address": "93.184.1.4", "seconds": 0.0036849919997621328}]',0,'HTTP 200','text/html',NULL,NULL,'Centre de ressources sur les partenariats entre associations et entreprises',NULL,0,NULL,0,NULL);
INSERT INTO "visits" VALUES(178,40,10,1,'2026-11-13 08:00:00.000000','ok',200,'https://www.reseaucocagne.asso.fr/guide-partenariats-entreprises.pdf','[{"url": "http://bit.ly/295LPGy", "status": 301, "address": "93.184.1.3", "seconds": 0.00037987299992892076}, {"url": "https://www.reseaucocagne.asso.fr/guide-partenariats-entreprises.pdf", "status": 200, "address": "93.184.1.16", "seconds": 0.0023728709998067643}]',1,'HTTP 200','application/pdf','0dc407421102c49b74f7ece39c48a728c0fc1a322566364a5478b3cef9bf82f8',NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(179,40,15,1,'2026-11-13 08:00:00.000000','robots',301,'https://www.villeurbanne.fr/economie/strategie-ess','[{"url": "http://bit.ly/2dvHcox", "status": 301, "address": "93.184.1.3", "seconds": 0.0004810830000678834}, {"url": "https://www.villeurbanne.fr/economie/strategie-ess", "status": null, "address": null, "seconds": null}]',1,'forbidden by robots.txt',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(180,41,13,1,'2026-11-14 08:00:00.000000','dns',NULL,'http://www.platformemobilite63.fr','[{"url": "http://www.platformemobilite63.fr", "status": null, "address": null, "seconds": 4.845100011152681e-05}]',0,'Name or service not known',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(181,41,6,1,'2026-11-14 08:00:00.000000','gone',404,'https://www.lagazettedescommunes.com/dossiers/collectivites-et-associations/','[{"url": "http://bit.ly/2906jMm", "status": 301, "address": "93.184.1.3", "seconds": 0.00044104700009484077}, {"url": "https://www.lagazettedescommunes.com/dossiers/collectivites-et-associations/", "status": 404, "address": "93.184.1.14", "seconds": 0.0006690150003123563}]',1,'HTTP 404','text/html',NULL,NULL,'Page introuvable',NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(182,42,2,1,'2026-11-15 08:00:00.000000','ok',200,'https://www.maisonsdesassociations.fr/etudes/cooperation-inter-associative.pdf','[{"url": "http://bit.ly/293p82y", "status": 301, "address": "93.184.1.3", "seconds": 0.0005119299999023497}, {"url": "https://www.maisonsdesassociations.fr/etudes/cooperation-inter-associative.pdf", "status": 200, "address": "93.184.1.12", "seconds": 0.0007285869996849215}]',1,'HTTP 200','application/pdf','d192ced19d16c92e3b4ef8de5f056f156b8dd47544fddaf0b4b57d4577a00179',NULL,NULL,NULL,NULL,NULL,0,NULL);
CREATE INDEX ix_links_next_check_at ON links (next_check_at);
CREATE INDEX ix_links_state ON links (state);
CREATE INDEX ix_contributions_organisation_id ON contributions (organisation_id);
CREATE INDEX ix_events_at ON events (at);
CREATE INDEX ix_events_link_id ON events (link_id);
CREATE INDEX ix_events_resource_id ON events (resource_id);
CREATE INDEX ix_resource_themes_theme_id ON resource_themes (theme_id);
CREATE INDEX ix_uses_link_id ON uses (link_id);
CREATE INDEX ix_visits_unsettled ON visits (run_id, settled);
CREATE INDEX ix_links_host ON links (host);
CREATE INDEX ix_changed_records_change_id ON changed_records (change_id);
COMMIT;

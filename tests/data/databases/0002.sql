BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
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
CREATE TABLE deliveries (
	recipient VARCHAR(320) NOT NULL, 
	event_id INTEGER NOT NULL, 
	message_id TEXT NOT NULL, 
	sent_at DATETIME NOT NULL, 
	CONSTRAINT pk_deliveries PRIMARY KEY (recipient, event_id), 
	CONSTRAINT fk_deliveries_event_id_events FOREIGN KEY(event_id) REFERENCES events (id) ON DELETE CASCADE
);
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
INSERT INTO "events" VALUES(1,'b1851ba3-9f0a-4f8e-85a2-a99147feb0f9','2026-11-01 08:00:00.000000','added',1,NULL,'{"title": "Guide Association & coop\u00e9ration, jouez collectif !", "slug": "guide-association-cooperation-jouez-collectif", "url": "http://bit.ly/1NaG8UD"}');
INSERT INTO "events" VALUES(2,'19724ff1-8b45-4c1c-b03e-2f114a30c3ee','2026-11-01 08:00:00.000000','added',2,NULL,'{"title": "La coop\u00e9ration inter-associative au niveau territorial, un mouvement \u00e0 consolider !", "slug": "la-cooperation-inter-associative-au-niveau-territorial-un-mouvement-a-consolider", "url": "http://bit.ly/293p82y"}');
INSERT INTO "events" VALUES(3,'b4212136-3ff8-4bbe-b982-5186686ce78d','2026-11-01 08:00:00.000000','added',3,NULL,'{"title": "Les coop\u00e9rations inter-associatives", "slug": "les-cooperations-inter-associatives", "url": "http://bit.ly/292y4oH"}');
INSERT INTO "events" VALUES(4,'d779607f-ee97-42b5-80b4-40a0110b5d21','2026-11-01 08:00:00.000000','added',4,NULL,'{"title": "Le dynamisme associatif, un atout pour les territoires", "slug": "le-dynamisme-associatif-un-atout-pour-les-territoires", "url": "http://bit.ly/294OdiK"}');
INSERT INTO "events" VALUES(5,'bf24b26c-d561-403f-a5c1-6ba8882fcb64','2026-11-01 08:00:00.000000','added',5,NULL,'{"title": "Relations associations et collectivit\u00e9s : Le dialogue civil, pourquoi et comment ?", "slug": "relations-associations-et-collectivites-le-dialogue-civil-pourquoi-et-comment", "url": "http://bit.ly/20HiALg"}');
INSERT INTO "events" VALUES(6,'0ff7cb2b-3d42-41c1-a283-d7dfd4a0aaba','2026-11-01 08:00:00.000000','added',6,NULL,'{"title": "Collectivit\u00e9s territoriales et associations : reconstruire le partenariat", "slug": "collectivites-territoriales-et-associations-reconstruire-le-partenariat", "url": "http://bit.ly/2906jMm"}');
INSERT INTO "events" VALUES(7,'5da7a6ce-99d0-4e55-af37-66167b247c60','2026-11-01 08:00:00.000000','added',7,NULL,'{"title": "Centre de ressources en ligne sur les partenariats entre associations et entreprises", "slug": "centre-de-ressources-en-ligne-sur-les-partenariats-entre-associations-et", "url": "https://partenariatassociationsentreprises.wordpress.com/"}');
INSERT INTO "events" VALUES(8,'c94bd3c9-9e92-4933-9b11-6bfc3cbe0a89','2026-11-01 08:00:00.000000','added',8,NULL,'{"title": "Partenariats entreprises / associations : R\u00e9alit\u00e9s, utilit\u00e9s, b\u00e9n\u00e9fiques", "slug": "partenariats-entreprises-associations-realites-utilites-benefiques", "url": "https://www.youtube.com/watch?v=f0FK8LHf1Yw"}');
INSERT INTO "events" VALUES(9,'4c5a59f5-6084-40fe-8d27-322d29f28d18','2026-11-01 08:00:00.000000','added',9,NULL,'{"title": "Guide partenariats entreprises : d\u00e9velopper les partenariats sur le territoire", "slug": "guide-partenariats-entreprises-developper-les-partenariats-sur-le-territoire", "url": "http://bit.ly/295LPGy"}');
INSERT INTO "events" VALUES(10,'2e7e948f-b7b7-41f8-8957-68bc2338ea02','2026-11-01 08:00:00.000000','added',10,NULL,'{"title": "Guide pratique Partenariats strat\u00e9giques ONG-Entreprises", "slug": "guide-pratique-partenariats-strategiques-ong-entreprises", "url": "http://bit.ly/294Oz8T"}');
INSERT INTO "events" VALUES(11,'ca335dd5-d2cb-42ce-8f25-b716303690b3','2026-11-01 08:00:00.000000','added',11,NULL,'{"title": "Entreprises & associations : construire ensemble", "slug": "entreprises-associations-construire-ensemble", "url": "http://bit.ly/292HsfQ"}');
INSERT INTO "events" VALUES(12,'956c18ae-b520-41ad-b676-25bffffea5d0','2026-11-01 08:00:00.000000','added',12,NULL,'{"title": "Plateforme de mobilit\u00e9 du Puy-de-D\u00f4me", "slug": "plateforme-de-mobilite-du-puy-de-dome", "url": "http://www.platformemobilite63.fr"}');
INSERT INTO "events" VALUES(13,'10f35483-9d89-4074-8a14-abd6a2837bf6','2026-11-01 08:00:00.000000','added',13,NULL,'{"title": "Dossier documentaire sur le dialogue civil", "slug": "dossier-documentaire-sur-le-dialogue-civil", "url": "http://www.lemouvementassociatif-rhonealpes.org"}');
INSERT INTO "events" VALUES(14,'a77e873e-e185-445f-b6b6-d05f2ab6ee13','2026-11-01 08:00:00.000000','added',14,NULL,'{"title": "Strat\u00e9gie locale de d\u00e9veloppement de l''ESS de Villeurbanne", "slug": "strategie-locale-de-developpement-de-l-ess-de-villeurbanne", "url": "http://bit.ly/2dvHcox"}');
INSERT INTO "events" VALUES(15,'fd20879f-5ba4-4c3d-a36d-6d1d9e680bee','2026-11-01 08:00:00.000000','added',15,NULL,'{"title": "Recyclage des plastiques : cinq PME et une association d''insertion", "slug": "recyclage-des-plastiques-cinq-pme-et-une-association-d-insertion", "url": "http://bit.ly/1syypZk"}');
INSERT INTO "events" VALUES(16,'869e0896-1869-4072-b9b3-351f05e3410e','2026-11-01 08:00:00.000000','added',16,NULL,'{"title": "\u00c9tat des lieux des partenariats en France", "slug": "etat-des-lieux-des-partenariats-en-france", "url": "http://bit.ly/262FrUC"}');
INSERT INTO "events" VALUES(17,'ca54c751-f891-4ed6-bb28-dc66edeb3958','2026-11-01 08:00:00.000000','added',17,NULL,'{"title": "Charte d''engagements r\u00e9ciproques", "slug": "charte-d-engagements-reciproques", "url": null}');
INSERT INTO "events" VALUES(18,'4565be11-9708-4ede-bbae-af86d76c5eae','2026-11-01 08:00:00.000000','added',18,NULL,'{"title": "Circulaire Valls du 29 septembre 2015", "slug": "circulaire-valls-du-29-septembre-2015", "url": null}');
INSERT INTO "events" VALUES(19,'c4af1612-f44a-4042-9de7-1a1dd5707954','2026-11-01 08:00:00.000000','added',19,NULL,'{"title": "Loi du 31 juillet 2014 relative \u00e0 l''\u00e9conomie sociale et solidaire", "slug": "loi-du-31-juillet-2014-relative-a-l-economie-sociale-et-solidaire", "url": null}');
INSERT INTO "events" VALUES(20,'55b44791-479d-4287-b1db-65661b0cf379','2026-11-01 08:00:00.000000','added',20,NULL,'{"title": "Le RAMEAU", "slug": "le-rameau", "url": "http://www.lerameau.fr"}');
INSERT INTO "events" VALUES(21,'0f4df3f3-20b2-4bd9-ba97-cb006976aedc','2026-11-01 08:00:00.000000','added',21,NULL,'{"title": "Le Mouvement associatif Rh\u00f4ne-Alpes", "slug": "le-mouvement-associatif-rhone-alpes", "url": "http://www.lemouvementassociatif-rhonealpes.org"}');
INSERT INTO "events" VALUES(22,'62c3dd3f-50c6-4b0a-bab2-09e9e0515332','2026-11-01 08:00:00.000000','added',22,NULL,'{"title": "Rh\u00f4ne-Alpes Active", "slug": "rhone-alpes-active", "url": "http://rhonealpesactive.org"}');
INSERT INTO "events" VALUES(23,'2d5ce53b-cc08-4290-af94-183ae8b7f114','2026-11-01 08:00:00.000000','added',23,NULL,'{"title": "Coorace", "slug": "coorace", "url": "http://www.coorace.org"}');
INSERT INTO "events" VALUES(24,'150ac866-d318-4bf9-9e45-82bdcad600a8','2026-11-01 08:00:00.000000','suspected',3,3,'{"title": "Les coop\u00e9rations inter-associatives", "slug": "les-cooperations-inter-associatives", "url": "http://bit.ly/292y4oH", "reason": "gone"}');
INSERT INTO "events" VALUES(25,'451badac-6f5f-4405-9a96-674b3010575a','2026-11-02 08:00:00.000000','suspected',6,6,'{"title": "Collectivit\u00e9s territoriales et associations : reconstruire le partenariat", "slug": "collectivites-territoriales-et-associations-reconstruire-le-partenariat", "url": "http://bit.ly/2906jMm", "reason": "gone"}');
INSERT INTO "events" VALUES(26,'6589c585-1547-41c5-b960-fe6467b8af83','2026-11-05 08:00:00.000000','suspected',8,9,'{"title": "Partenariats entreprises / associations : R\u00e9alit\u00e9s, utilit\u00e9s, b\u00e9n\u00e9fiques", "slug": "partenariats-entreprises-associations-realites-utilites-benefiques", "url": "http://bit.ly/297CP2X", "reason": "gone"}');
INSERT INTO "events" VALUES(27,'8f79664e-71c1-45d3-955a-d1ad10ab843a','2026-11-05 08:00:00.000000','suspected',5,5,'{"title": "Relations associations et collectivit\u00e9s : Le dialogue civil, pourquoi et comment ?", "slug": "relations-associations-et-collectivites-le-dialogue-civil-pourquoi-et-comment", "url": "http://bit.ly/20HiALg", "reason": "gone"}');
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
	replaced_by_id INTEGER, host TEXT DEFAULT '' NOT NULL, validators JSON, page_title TEXT, sketch TEXT, drifts INTEGER DEFAULT '0' NOT NULL, detours INTEGER DEFAULT '0' NOT NULL, first_detour_at DATETIME, short_link_dead BOOLEAN DEFAULT 0 NOT NULL, archive_at DATETIME, archive_asked_at DATETIME, 
	CONSTRAINT pk_links PRIMARY KEY (id), 
	CONSTRAINT fk_links_replaced_by_id_links FOREIGN KEY(replaced_by_id) REFERENCES links (id) ON DELETE SET NULL, 
	CONSTRAINT uq_links_url UNIQUE (url)
);
INSERT INTO "links" VALUES(1,'http://bit.ly/1NaG8UD',1,'alive','ok',0,NULL,0,NULL,0,'2026-11-05 08:00:00.000000','2026-11-05 08:00:00.000000','2026-11-06 20:42:31.786379','1970-01-02 12:00:00.000000','https://www.avise.org/guide.pdf','[]',0,NULL,NULL,200,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/1NaG8UD", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 200}]','HTTP 200',NULL,0,NULL,NULL,'bit.ly',NULL,NULL,NULL,0,0,NULL,0,NULL,NULL);
INSERT INTO "links" VALUES(2,'http://bit.ly/293p82y',1,'alive','ok',0,NULL,0,NULL,0,'2026-11-05 08:00:00.000000','2026-11-05 08:00:00.000000','2026-11-07 11:08:29.233804','1970-01-03 06:00:00.000000','https://www.avise.org/guide.pdf','[]',0,NULL,NULL,200,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/293p82y", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 200}]','HTTP 200',NULL,0,NULL,NULL,'bit.ly',NULL,NULL,NULL,0,0,NULL,0,NULL,NULL);
INSERT INTO "links" VALUES(3,'http://bit.ly/292y4oH',1,'alive','ok',0,NULL,0,NULL,0,'2026-11-05 08:00:00.000000','2026-11-05 08:00:00.000000','2026-11-06 05:43:52.112760','1970-01-02 00:00:00.000000','https://www.avise.org/guide.pdf','[]',0,NULL,NULL,200,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/292y4oH", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 200}]','HTTP 200',NULL,0,NULL,NULL,'bit.ly',NULL,NULL,NULL,0,0,NULL,0,NULL,NULL);
INSERT INTO "links" VALUES(4,'http://bit.ly/294OdiK',1,'alive','ok',0,NULL,0,NULL,0,'2026-11-05 08:00:00.000000','2026-11-05 08:00:00.000000','2026-11-07 12:37:39.934873','1970-01-03 06:00:00.000000','https://www.avise.org/guide.pdf','[]',0,NULL,NULL,200,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/294OdiK", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 200}]','HTTP 200',NULL,0,NULL,NULL,'bit.ly',NULL,NULL,NULL,0,0,NULL,0,NULL,NULL);
INSERT INTO "links" VALUES(5,'http://bit.ly/20HiALg',1,'suspect','gone',1,'2026-11-05 08:00:00.000000',1,'2026-11-05 08:00:00.000000',0,'2026-11-05 08:00:00.000000','2026-11-01 08:00:00.000000','2026-11-05 09:01:33.849865','1970-01-01 01:00:00.000000','https://www.avise.org/guide.pdf','[]',0,NULL,NULL,404,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/20HiALg", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 404}]','HTTP 404',NULL,0,NULL,NULL,'bit.ly',NULL,NULL,NULL,0,0,NULL,0,NULL,NULL);
INSERT INTO "links" VALUES(6,'http://bit.ly/2906jMm',1,'alive','ok',0,NULL,0,NULL,0,'2026-11-05 08:00:00.000000','2026-11-05 08:00:00.000000','2026-11-06 05:43:02.507909','1970-01-02 00:00:00.000000','https://www.avise.org/guide.pdf','[]',0,NULL,NULL,200,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/2906jMm", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 200}]','HTTP 200',NULL,0,NULL,NULL,'bit.ly',NULL,NULL,NULL,0,0,NULL,0,NULL,NULL);
INSERT INTO "links" VALUES(7,'https://partenariatassociationsentreprises.wordpress.com/',0,'alive','ok',0,NULL,0,NULL,0,'2026-11-05 08:00:00.000000','2026-11-05 08:00:00.000000','2026-11-06 23:32:36.663201','1970-01-02 12:00:00.000000',NULL,'[]',0,NULL,NULL,200,'https://partenariatassociationsentreprises.wordpress.com/','[{"url": "https://partenariatassociationsentreprises.wordpress.com/", "status": 200}]','HTTP 200',NULL,0,NULL,NULL,'partenariatassociationsentreprises.wordpress.com',NULL,NULL,NULL,0,0,NULL,0,NULL,NULL);
INSERT INTO "links" VALUES(8,'https://www.youtube.com/watch?v=f0FK8LHf1Yw',0,'alive','ok',0,NULL,0,NULL,0,'2026-11-05 08:00:00.000000','2026-11-05 08:00:00.000000','2026-11-07 13:02:47.326361','1970-01-03 06:00:00.000000',NULL,'[]',0,NULL,NULL,200,'https://www.youtube.com/watch?v=f0FK8LHf1Yw','[{"url": "https://www.youtube.com/watch?v=f0FK8LHf1Yw", "status": 200}]','HTTP 200',NULL,0,NULL,NULL,'www.youtube.com',NULL,NULL,NULL,0,0,NULL,0,NULL,NULL);
INSERT INTO "links" VALUES(9,'http://bit.ly/297CP2X',1,'suspect','gone',1,'2026-11-05 08:00:00.000000',1,'2026-11-05 08:00:00.000000',0,'2026-11-05 08:00:00.000000','2026-11-01 08:00:00.000000','2026-11-05 09:01:10.473120','1970-01-01 01:00:00.000000','https://www.avise.org/guide.pdf','[]',0,NULL,NULL,404,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/297CP2X", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 404}]','HTTP 404',NULL,0,NULL,NULL,'bit.ly',NULL,NULL,NULL,0,0,NULL,0,NULL,NULL);
INSERT INTO "links" VALUES(10,'http://bit.ly/295LPGy',1,'alive','ok',0,NULL,0,NULL,0,'2026-11-05 08:00:00.000000','2026-11-05 08:00:00.000000','2026-11-06 22:37:58.048865','1970-01-02 12:00:00.000000','https://www.avise.org/guide.pdf','[]',0,NULL,NULL,200,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/295LPGy", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 200}]','HTTP 200',NULL,0,NULL,NULL,'bit.ly',NULL,NULL,NULL,0,0,NULL,0,NULL,NULL);
INSERT INTO "links" VALUES(11,'http://bit.ly/294Oz8T',1,'alive','ok',0,NULL,0,NULL,0,'2026-11-05 08:00:00.000000','2026-11-05 08:00:00.000000','2026-11-07 11:57:28.177156','1970-01-03 06:00:00.000000','https://www.avise.org/guide.pdf','[]',0,NULL,NULL,200,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/294Oz8T", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 200}]','HTTP 200',NULL,0,NULL,NULL,'bit.ly',NULL,NULL,NULL,0,0,NULL,0,NULL,NULL);
INSERT INTO "links" VALUES(12,'http://bit.ly/292HsfQ',1,'alive','ok',0,NULL,0,NULL,0,'2026-11-05 08:00:00.000000','2026-11-05 08:00:00.000000','2026-11-07 13:04:40.555970','1970-01-03 06:00:00.000000','https://www.avise.org/guide.pdf','[]',0,NULL,NULL,200,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/292HsfQ", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 200}]','HTTP 200',NULL,0,NULL,NULL,'bit.ly',NULL,NULL,NULL,0,0,NULL,0,NULL,NULL);
INSERT INTO "links" VALUES(13,'http://www.platformemobilite63.fr',0,'alive','ok',0,NULL,0,NULL,0,'2026-11-05 08:00:00.000000','2026-11-05 08:00:00.000000','2026-11-07 12:03:36.453766','1970-01-03 06:00:00.000000',NULL,'[]',0,NULL,NULL,200,'http://www.platformemobilite63.fr','[{"url": "http://www.platformemobilite63.fr", "status": 200}]','HTTP 200',NULL,0,NULL,NULL,'www.platformemobilite63.fr',NULL,NULL,NULL,0,0,NULL,0,NULL,NULL);
INSERT INTO "links" VALUES(14,'http://www.lemouvementassociatif-rhonealpes.org',0,'alive','ok',0,NULL,0,NULL,0,'2026-11-05 08:00:00.000000','2026-11-05 08:00:00.000000','2026-11-07 13:14:57.229632','1970-01-03 06:00:00.000000',NULL,'[]',0,NULL,NULL,200,'http://www.lemouvementassociatif-rhonealpes.org','[{"url": "http://www.lemouvementassociatif-rhonealpes.org", "status": 200}]','HTTP 200',NULL,0,NULL,NULL,'www.lemouvementassociatif-rhonealpes.org',NULL,NULL,NULL,0,0,NULL,0,NULL,NULL);
INSERT INTO "links" VALUES(15,'http://bit.ly/2dvHcox',1,'alive','ok',0,NULL,0,NULL,0,'2026-11-05 08:00:00.000000','2026-11-05 08:00:00.000000','2026-11-06 23:11:49.277541','1970-01-02 12:00:00.000000','https://www.avise.org/guide.pdf','[]',0,NULL,NULL,200,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/2dvHcox", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 200}]','HTTP 200',NULL,0,NULL,NULL,'bit.ly',NULL,NULL,NULL,0,0,NULL,0,NULL,NULL);
INSERT INTO "links" VALUES(16,'http://bit.ly/1syypZk',1,'alive','ok',0,NULL,0,NULL,0,'2026-11-05 08:00:00.000000','2026-11-05 08:00:00.000000','2026-11-07 12:08:40.014166','1970-01-03 06:00:00.000000','https://www.avise.org/guide.pdf','[]',0,NULL,NULL,200,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/1syypZk", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 200}]','HTTP 200',NULL,0,NULL,NULL,'bit.ly',NULL,NULL,NULL,0,0,NULL,0,NULL,NULL);
INSERT INTO "links" VALUES(17,'http://bit.ly/262FrUC',1,'alive','ok',0,NULL,0,NULL,0,'2026-11-05 08:00:00.000000','2026-11-05 08:00:00.000000','2026-11-07 08:40:15.954154','1970-01-03 06:00:00.000000','https://www.avise.org/guide.pdf','[]',0,NULL,NULL,200,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/262FrUC", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 200}]','HTTP 200',NULL,0,NULL,NULL,'bit.ly',NULL,NULL,NULL,0,0,NULL,0,NULL,NULL);
INSERT INTO "links" VALUES(18,'http://www.lerameau.fr',0,'alive','ok',0,NULL,0,NULL,0,'2026-11-05 08:00:00.000000','2026-11-05 08:00:00.000000','2026-11-07 10:21:27.893248','1970-01-03 06:00:00.000000',NULL,'[]',0,NULL,NULL,200,'http://www.lerameau.fr','[{"url": "http://www.lerameau.fr", "status": 200}]','HTTP 200',NULL,0,NULL,NULL,'www.lerameau.fr',NULL,NULL,NULL,0,0,NULL,0,NULL,NULL);
INSERT INTO "links" VALUES(19,'http://rhonealpesactive.org',0,'alive','ok',0,NULL,0,NULL,0,'2026-11-05 08:00:00.000000','2026-11-05 08:00:00.000000','2026-11-06 21:32:43.209074','1970-01-02 12:00:00.000000',NULL,'[]',0,NULL,NULL,200,'http://rhonealpesactive.org','[{"url": "http://rhonealpesactive.org", "status": 200}]','HTTP 200',NULL,0,NULL,NULL,'rhonealpesactive.org',NULL,NULL,NULL,0,0,NULL,0,NULL,NULL);
INSERT INTO "links" VALUES(20,'http://www.coorace.org',0,'alive','ok',0,NULL,0,NULL,0,'2026-11-05 08:00:00.000000','2026-11-05 08:00:00.000000','2026-11-07 10:11:30.105086','1970-01-03 06:00:00.000000',NULL,'[]',0,NULL,NULL,200,'http://www.coorace.org','[{"url": "http://www.coorace.org", "status": 200}]','HTTP 200',NULL,0,NULL,NULL,'www.coorace.org',NULL,NULL,NULL,0,0,NULL,0,NULL,NULL);
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
INSERT INTO "resource_themes" VALUES(18,2);
INSERT INTO "resource_themes" VALUES(18,4);
INSERT INTO "resource_themes" VALUES(11,3);
INSERT INTO "resource_themes" VALUES(5,2);
INSERT INTO "resource_themes" VALUES(2,1);
INSERT INTO "resource_themes" VALUES(21,5);
INSERT INTO "resource_themes" VALUES(8,3);
INSERT INTO "resource_themes" VALUES(3,1);
INSERT INTO "resource_themes" VALUES(19,2);
INSERT INTO "resource_themes" VALUES(19,3);
INSERT INTO "resource_themes" VALUES(19,4);
INSERT INTO "resource_themes" VALUES(23,5);
INSERT INTO "resource_themes" VALUES(15,3);
INSERT INTO "resource_themes" VALUES(10,3);
INSERT INTO "resource_themes" VALUES(13,2);
INSERT INTO "resource_themes" VALUES(17,2);
INSERT INTO "resource_themes" VALUES(17,4);
INSERT INTO "resource_themes" VALUES(20,3);
INSERT INTO "resource_themes" VALUES(20,5);
INSERT INTO "resource_themes" VALUES(1,1);
INSERT INTO "resource_themes" VALUES(9,3);
INSERT INTO "resource_themes" VALUES(7,3);
INSERT INTO "resource_themes" VALUES(4,1);
INSERT INTO "resource_themes" VALUES(22,5);
INSERT INTO "resource_themes" VALUES(16,3);
INSERT INTO "resource_themes" VALUES(12,1);
INSERT INTO "resource_themes" VALUES(14,2);
INSERT INTO "resource_themes" VALUES(6,2);
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
	added_at DATETIME NOT NULL, 
	CONSTRAINT pk_resources PRIMARY KEY (id), 
	CONSTRAINT uq_resources_slug UNIQUE (slug)
);
INSERT INTO "resources" VALUES(1,'guide-association-cooperation-jouez-collectif','Guide Association & coopération, jouez collectif !','guide','2015','fr','Un guide pour les associations qui envisagent de coopérer entre elles.',NULL,NULL,'Ressources › Coopération entre associations',1,'vigie','2026-11-01 08:00:00.000000');
INSERT INTO "resources" VALUES(2,'la-cooperation-inter-associative-au-niveau-territorial-un-mouvement-a-consolider','La coopération inter-associative au niveau territorial, un mouvement à consolider !','study','2014','fr','Le rapport final d’une étude sur la coopération des associations d’un même territoire.',NULL,NULL,'Ressources › Coopération entre associations',2,'vigie','2026-11-01 08:00:00.000000');
INSERT INTO "resources" VALUES(3,'les-cooperations-inter-associatives','Les coopérations inter-associatives','article','2013','fr','Un article du magazine du dispositif local d’accompagnement (DLA).','Dynamiques associatives, le magazine du DLA','4','Ressources › Coopération entre associations',3,'vigie','2026-11-01 08:00:00.000000');
INSERT INTO "resources" VALUES(4,'le-dynamisme-associatif-un-atout-pour-les-territoires','Le dynamisme associatif, un atout pour les territoires','article','2013','fr','Un article sur ce que les associations apportent aux territoires.','La vie associative','21','Ressources › Coopération entre associations',4,'vigie','2026-11-01 08:00:00.000000');
INSERT INTO "resources" VALUES(5,'relations-associations-et-collectivites-le-dialogue-civil-pourquoi-et-comment','Relations associations et collectivités : Le dialogue civil, pourquoi et comment ?','guide','2015','fr','Une publication sur les raisons et les manières d’engager le dialogue civil.',NULL,NULL,'Ressources › Coopération associations / collectivités',5,'vigie','2026-11-01 08:00:00.000000');
INSERT INTO "resources" VALUES(6,'collectivites-territoriales-et-associations-reconstruire-le-partenariat','Collectivités territoriales et associations : reconstruire le partenariat','article','2016','fr','Un dossier d’actualité sur les liens entre collectivités et associations.','Dossier d''actu',NULL,'Ressources › Coopération associations / collectivités',6,'vigie','2026-11-01 08:00:00.000000');
INSERT INTO "resources" VALUES(7,'centre-de-ressources-en-ligne-sur-les-partenariats-entre-associations-et','Centre de ressources en ligne sur les partenariats entre associations et entreprises','website',NULL,'fr','Un site qui rassemble des ressources sur ces partenariats.',NULL,NULL,'Ressources › Coopération associations / entreprises',7,'vigie','2026-11-01 08:00:00.000000');
INSERT INTO "resources" VALUES(8,'partenariats-entreprises-associations-realites-utilites-benefiques','Partenariats entreprises / associations : Réalités, utilités, bénéfiques','event','2015-06-08','fr','Une rencontre, à revoir en vidéo et à relire dans son livret.',NULL,NULL,'Ressources › Coopération associations / entreprises',8,'vigie','2026-11-01 08:00:00.000000');
INSERT INTO "resources" VALUES(9,'guide-partenariats-entreprises-developper-les-partenariats-sur-le-territoire','Guide partenariats entreprises : développer les partenariats sur le territoire','guide','2013','fr','Un guide pour nouer des partenariats avec les entreprises de son territoire.',NULL,NULL,'Ressources › Coopération associations / entreprises',9,'vigie','2026-11-01 08:00:00.000000');
INSERT INTO "resources" VALUES(10,'guide-pratique-partenariats-strategiques-ong-entreprises','Guide pratique Partenariats stratégiques ONG-Entreprises','guide','2012','fr','Un guide pratique sur les partenariats entre ONG et entreprises.',NULL,NULL,'Ressources › Coopération associations / entreprises',10,'vigie','2026-11-01 08:00:00.000000');
INSERT INTO "resources" VALUES(11,'entreprises-associations-construire-ensemble','Entreprises & associations : construire ensemble','guide','2014','fr','Une publication du Medef sur les partenariats avec les associations.',NULL,NULL,'Ressources › Coopération associations / entreprises',11,'vigie','2026-11-01 08:00:00.000000');
INSERT INTO "resources" VALUES(12,'plateforme-de-mobilite-du-puy-de-dome','Plateforme de mobilité du Puy-de-Dôme','website',NULL,'fr','Un exemple de coopération : six associations du département s’occupent ensemble de mobilité.',NULL,NULL,'Coopérer, pour quoi ? › La coopération entre associations',12,'vigie','2026-11-01 08:00:00.000000');
INSERT INTO "resources" VALUES(13,'dossier-documentaire-sur-le-dialogue-civil','Dossier documentaire sur le dialogue civil','website',NULL,'fr','Des documents sur le dialogue civil, dans la rubrique Documentation du site.',NULL,NULL,'La coopération entre associations et pouvoirs publics › Les outils du dialogue civil',13,'vigie','2026-11-01 08:00:00.000000');
INSERT INTO "resources" VALUES(14,'strategie-locale-de-developpement-de-l-ess-de-villeurbanne','Stratégie locale de développement de l''ESS de Villeurbanne','other',NULL,'fr','Un exemple de coopération : une ville et les acteurs de l’économie sociale et solidaire.',NULL,NULL,'La coopération entre associations et pouvoirs publics',14,'vigie','2026-11-01 08:00:00.000000');
INSERT INTO "resources" VALUES(15,'recyclage-des-plastiques-cinq-pme-et-une-association-d-insertion','Recyclage des plastiques : cinq PME et une association d''insertion','other',NULL,'fr','Un exemple de coopération entre des entreprises d’un même métier et une association.',NULL,NULL,'La coopération entre associations et entreprises',15,'vigie','2026-11-01 08:00:00.000000');
INSERT INTO "resources" VALUES(16,'etat-des-lieux-des-partenariats-en-france','État des lieux des partenariats en France','study','2016','fr','Une fiche qui fait le point sur les partenariats entre associations et entreprises.',NULL,NULL,'La coopération entre associations et entreprises',16,'vigie','2026-11-01 08:00:00.000000');
INSERT INTO "resources" VALUES(17,'charte-d-engagements-reciproques','Charte d''engagements réciproques','law','2014-02-14','fr','Un engagement commun de l’État, des collectivités et du Mouvement associatif.',NULL,NULL,'La coopération entre associations et pouvoirs publics › Les outils du dialogue civil',17,'vigie','2026-11-01 08:00:00.000000');
INSERT INTO "resources" VALUES(18,'circulaire-valls-du-29-septembre-2015','Circulaire Valls du 29 septembre 2015','law','2015-09-29','fr','Une circulaire qui encourage les projets communs et le soutien aux associations par la subvention.',NULL,NULL,'La coopération entre associations et pouvoirs publics › Les outils du dialogue civil',18,'vigie','2026-11-01 08:00:00.000000');
INSERT INTO "resources" VALUES(19,'loi-du-31-juillet-2014-relative-a-l-economie-sociale-et-solidaire','Loi du 31 juillet 2014 relative à l''économie sociale et solidaire','law','2014-07-31','fr','L’article 9 traite des politiques publiques construites en commun et des pôles territoriaux de coopération économique.',NULL,NULL,'La coopération entre associations et pouvoirs publics',19,'vigie','2026-11-01 08:00:00.000000');
INSERT INTO "resources" VALUES(20,'le-rameau','Le RAMEAU','organisation',NULL,'fr','L’association qui pilote l’Observatoire national des partenariats.',NULL,NULL,'La coopération entre associations et entreprises',20,'vigie','2026-11-01 08:00:00.000000');
INSERT INTO "resources" VALUES(21,'le-mouvement-associatif-rhone-alpes','Le Mouvement associatif Rhône-Alpes','organisation',NULL,'fr','L’un des deux auteurs du guide dont ce répertoire est né.',NULL,NULL,'Ressources',21,'vigie','2026-11-01 08:00:00.000000');
INSERT INTO "resources" VALUES(22,'rhone-alpes-active','Rhône-Alpes Active','organisation',NULL,'fr','L’un des deux auteurs du guide dont ce répertoire est né.',NULL,NULL,'Ressources',22,'vigie','2026-11-01 08:00:00.000000');
INSERT INTO "resources" VALUES(23,'coorace','Coorace','organisation',NULL,'fr','Le réseau qui a collaboré au guide dont ce répertoire est né.',NULL,NULL,'Ressources',23,'vigie','2026-11-01 08:00:00.000000');
CREATE TABLE runs (
	id INTEGER NOT NULL, 
	started_at DATETIME NOT NULL, 
	ended_at DATETIME, 
	online BOOLEAN, 
	conclusive BOOLEAN, 
	CONSTRAINT pk_runs PRIMARY KEY (id)
);
INSERT INTO "runs" VALUES(1,'2026-11-01 08:00:00.000000','2026-11-01 08:00:00.000000',1,1);
INSERT INTO "runs" VALUES(2,'2026-11-02 08:00:00.000000','2026-11-02 08:00:00.000000',1,1);
INSERT INTO "runs" VALUES(3,'2026-11-05 08:00:00.000000','2026-11-05 08:00:00.000000',1,1);
CREATE TABLE sites (
	origin TEXT NOT NULL, 
	robots TEXT, 
	robots_at DATETIME, 
	robots_failing_since DATETIME, 
	sibling JSON, 
	sibling_at DATETIME, 
	CONSTRAINT pk_sites PRIMARY KEY (origin)
);
CREATE TABLE themes (
	id INTEGER NOT NULL, 
	slug VARCHAR(100) NOT NULL, 
	name TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_themes PRIMARY KEY (id), 
	CONSTRAINT uq_themes_name UNIQUE (name), 
	CONSTRAINT uq_themes_slug UNIQUE (slug)
);
INSERT INTO "themes" VALUES(1,'cooperation-entre-associations','Coopération entre associations',1);
INSERT INTO "themes" VALUES(2,'cooperation-associations-collectivites','Coopération associations / collectivités',2);
INSERT INTO "themes" VALUES(3,'cooperation-associations-entreprises','Coopération associations / entreprises',3);
INSERT INTO "themes" VALUES(4,'textes-de-reference','Textes de référence',4);
INSERT INTO "themes" VALUES(5,'acteurs-de-la-cooperation','Acteurs de la coopération',5);
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
INSERT INTO "visits" VALUES(1,1,1,1,'2026-11-01 08:00:00.000000','ok',200,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/1NaG8UD", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(2,1,2,1,'2026-11-01 08:00:00.000000','ok',200,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/293p82y", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(3,1,3,1,'2026-11-01 08:00:00.000000','gone',404,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/292y4oH", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 404}]',0,'HTTP 404',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(4,1,4,1,'2026-11-01 08:00:00.000000','ok',200,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/294OdiK", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(5,1,5,1,'2026-11-01 08:00:00.000000','ok',200,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/20HiALg", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(6,1,6,1,'2026-11-01 08:00:00.000000','ok',200,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/2906jMm", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(7,1,7,1,'2026-11-01 08:00:00.000000','ok',200,'https://partenariatassociationsentreprises.wordpress.com/','[{"url": "https://partenariatassociationsentreprises.wordpress.com/", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(8,1,8,1,'2026-11-01 08:00:00.000000','ok',200,'https://www.youtube.com/watch?v=f0FK8LHf1Yw','[{"url": "https://www.youtube.com/watch?v=f0FK8LHf1Yw", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(9,1,9,1,'2026-11-01 08:00:00.000000','ok',200,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/297CP2X", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(10,1,10,1,'2026-11-01 08:00:00.000000','ok',200,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/295LPGy", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(11,1,11,1,'2026-11-01 08:00:00.000000','ok',200,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/294Oz8T", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(12,1,12,1,'2026-11-01 08:00:00.000000','ok',200,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/292HsfQ", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(13,1,13,1,'2026-11-01 08:00:00.000000','ok',200,'http://www.platformemobilite63.fr','[{"url": "http://www.platformemobilite63.fr", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(14,1,14,1,'2026-11-01 08:00:00.000000','ok',200,'http://www.lemouvementassociatif-rhonealpes.org','[{"url": "http://www.lemouvementassociatif-rhonealpes.org", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(15,1,15,1,'2026-11-01 08:00:00.000000','ok',200,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/2dvHcox", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(16,1,16,1,'2026-11-01 08:00:00.000000','ok',200,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/1syypZk", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(17,1,17,1,'2026-11-01 08:00:00.000000','ok',200,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/262FrUC", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(18,1,18,1,'2026-11-01 08:00:00.000000','ok',200,'http://www.lerameau.fr','[{"url": "http://www.lerameau.fr", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(19,1,19,1,'2026-11-01 08:00:00.000000','ok',200,'http://rhonealpesactive.org','[{"url": "http://rhonealpesactive.org", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(20,1,20,1,'2026-11-01 08:00:00.000000','ok',200,'http://www.coorace.org','[{"url": "http://www.coorace.org", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(21,2,3,1,'2026-11-02 08:00:00.000000','gone',404,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/292y4oH", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 404}]',0,'HTTP 404',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(22,2,17,1,'2026-11-02 08:00:00.000000','ok',200,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/262FrUC", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(23,2,6,1,'2026-11-02 08:00:00.000000','gone',404,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/2906jMm", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 404}]',0,'HTTP 404',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(24,2,20,1,'2026-11-02 08:00:00.000000','ok',200,'http://www.coorace.org','[{"url": "http://www.coorace.org", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(25,2,18,1,'2026-11-02 08:00:00.000000','ok',200,'http://www.lerameau.fr','[{"url": "http://www.lerameau.fr", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(26,2,2,1,'2026-11-02 08:00:00.000000','ok',200,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/293p82y", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(27,2,11,1,'2026-11-02 08:00:00.000000','ok',200,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/294Oz8T", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(28,2,13,1,'2026-11-02 08:00:00.000000','ok',200,'http://www.platformemobilite63.fr','[{"url": "http://www.platformemobilite63.fr", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(29,2,16,1,'2026-11-02 08:00:00.000000','ok',200,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/1syypZk", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(30,2,4,1,'2026-11-02 08:00:00.000000','ok',200,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/294OdiK", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(31,2,8,1,'2026-11-02 08:00:00.000000','ok',200,'https://www.youtube.com/watch?v=f0FK8LHf1Yw','[{"url": "https://www.youtube.com/watch?v=f0FK8LHf1Yw", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(32,2,12,1,'2026-11-02 08:00:00.000000','ok',200,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/292HsfQ", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(33,2,14,1,'2026-11-02 08:00:00.000000','ok',200,'http://www.lemouvementassociatif-rhonealpes.org','[{"url": "http://www.lemouvementassociatif-rhonealpes.org", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(34,3,9,1,'2026-11-05 08:00:00.000000','gone',404,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/297CP2X", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 404}]',0,'HTTP 404',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(35,3,1,1,'2026-11-05 08:00:00.000000','ok',200,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/1NaG8UD", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(36,3,5,1,'2026-11-05 08:00:00.000000','gone',404,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/20HiALg", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 404}]',0,'HTTP 404',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(37,3,6,1,'2026-11-05 08:00:00.000000','ok',200,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/2906jMm", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(38,3,19,1,'2026-11-05 08:00:00.000000','ok',200,'http://rhonealpesactive.org','[{"url": "http://rhonealpesactive.org", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(39,3,10,1,'2026-11-05 08:00:00.000000','ok',200,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/295LPGy", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(40,3,15,1,'2026-11-05 08:00:00.000000','ok',200,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/2dvHcox", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(41,3,7,1,'2026-11-05 08:00:00.000000','ok',200,'https://partenariatassociationsentreprises.wordpress.com/','[{"url": "https://partenariatassociationsentreprises.wordpress.com/", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(42,3,3,1,'2026-11-05 08:00:00.000000','ok',200,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/292y4oH", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(43,3,17,1,'2026-11-05 08:00:00.000000','ok',200,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/262FrUC", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(44,3,20,1,'2026-11-05 08:00:00.000000','ok',200,'http://www.coorace.org','[{"url": "http://www.coorace.org", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(45,3,18,1,'2026-11-05 08:00:00.000000','ok',200,'http://www.lerameau.fr','[{"url": "http://www.lerameau.fr", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(46,3,2,1,'2026-11-05 08:00:00.000000','ok',200,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/293p82y", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(47,3,11,1,'2026-11-05 08:00:00.000000','ok',200,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/294Oz8T", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(48,3,13,1,'2026-11-05 08:00:00.000000','ok',200,'http://www.platformemobilite63.fr','[{"url": "http://www.platformemobilite63.fr", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(49,3,16,1,'2026-11-05 08:00:00.000000','ok',200,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/1syypZk", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(50,3,4,1,'2026-11-05 08:00:00.000000','ok',200,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/294OdiK", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(51,3,8,1,'2026-11-05 08:00:00.000000','ok',200,'https://www.youtube.com/watch?v=f0FK8LHf1Yw','[{"url": "https://www.youtube.com/watch?v=f0FK8LHf1Yw", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(52,3,12,1,'2026-11-05 08:00:00.000000','ok',200,'https://www.avise.org/guide.pdf','[{"url": "http://bit.ly/292HsfQ", "status": 301}, {"url": "https://www.avise.org/guide.pdf", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "visits" VALUES(53,3,14,1,'2026-11-05 08:00:00.000000','ok',200,'http://www.lemouvementassociatif-rhonealpes.org','[{"url": "http://www.lemouvementassociatif-rhonealpes.org", "status": 200}]',0,'HTTP 200',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
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
COMMIT;

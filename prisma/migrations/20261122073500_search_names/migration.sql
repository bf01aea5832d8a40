-- Search on names without accents nor case (franceconnect §3.3). The wrapper names its dictionary, so
-- that it may be called immutable and restored from a dump.
CREATE EXTENSION IF NOT EXISTS unaccent;

CREATE OR REPLACE FUNCTION f_unaccent(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN lower(public.unaccent('public.unaccent'::regdictionary, $1));

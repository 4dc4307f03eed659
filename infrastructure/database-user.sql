-- The service's own user of PostgreSQL: owns the service's database and nothing else. Run as the master user of RDS, with
-- the variables username, password and dbname; it may be run again, after a rotation of the password for one.
\set ON_ERROR_STOP on
SELECT format('CREATE ROLE %I', :'username') WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'username') \gexec
ALTER ROLE :"username" LOGIN NOCREATEDB NOCREATEROLE PASSWORD :'password';
-- To give something to a role one must be a member of it.
GRANT :"username" TO CURRENT_USER;
ALTER DATABASE :"dbname" OWNER TO :"username";
REVOKE ALL ON DATABASE :"dbname" FROM PUBLIC;

-- Which packed program last brought the schema and the reference data up to date: started again it need not look.
alter table platform.installation add prepared text;

-- What follows from one act on many things is planned at once. It waits behind what somebody asked for, and until the act itself
-- has most likely ended.
create function platform.plan_jobs(job text, payloads json)
returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform graphile_worker.add_jobs(array(
    select row(job, payload, null, now() + interval '20 seconds', null, null, 10, null)::graphile_worker.job_spec
    from json_array_elements(payloads) payload));
end $$;
revoke all on function platform.plan_jobs from public;
grant execute on function platform.plan_jobs to xaso_app;

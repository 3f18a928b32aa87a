-- Giấy tờ bổ sung nộp tại nơi tiếp nhận: what the applicant brought there for the commune that settles it, the oldest first.
alter table transfers.transfer add column supplied jsonb not null default '[]';
grant update (supplied) on transfers.transfer to xaso_app;

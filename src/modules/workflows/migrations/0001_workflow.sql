create schema workflows;
grant usage on schema workflows to xaso_app;

-- Quy trình nội bộ. Steps are an ordered list that is read and published as a whole.
create table workflows.template (
  code text not null,
  version int not null,
  name text not null,
  steps jsonb not null check (jsonb_typeof(steps) = 'array' and jsonb_array_length(steps) > 0),
  source text not null,
  effective_from date not null,
  effective_to date,
  primary key (code, version)
);
select platform.share('workflows.template');

insert into workflows.template (code, version, name, steps, source, effective_from) values
('six-steps', 1, 'Quy trình sáu bước',
 '[{"code":"receive","vi":"Kiểm tra, tiếp nhận, số hóa và chuyển hồ sơ","en":"Check, receive, scan and forward","role":"desk","minutes":240,"counts":true},
   {"code":"assign","vi":"Phân công giải quyết","en":"Assign","role":"head","minutes":480,"counts":true},
   {"code":"appraise","vi":"Thẩm định, dự thảo kết quả","en":"Appraise and draft the result","role":"specialist","minutes":2880,"counts":true},
   {"code":"review","vi":"Xem xét dự thảo","en":"Review the draft","role":"office","minutes":480,"counts":true},
   {"code":"approve","vi":"Phê duyệt kết quả","en":"Approve the result","role":"leader","minutes":480,"counts":true},
   {"code":"issue","vi":"Vào sổ, đóng dấu, phát hành","en":"Number, seal and issue","role":"clerk","minutes":240,"counts":true}]',
 'Theo mẫu Quyết định 2022/QĐ-UBND ngày 27/11/2025 của UBND tỉnh Cao Bằng, thủ tục 2.000286, phần cấp xã', '2025-07-01'),
('same-day', 1, 'Quy trình hai bước, trong ngày',
 '[{"code":"appraise","vi":"Kiểm tra, lập kết quả","en":"Check and prepare the result","role":"specialist","minutes":180,"counts":true},
   {"code":"approve","vi":"Ký, đóng dấu kết quả","en":"Sign and seal the result","role":"leader","minutes":60,"counts":true}]',
 'Mẫu của phần mềm cho thủ tục giải quyết trong ngày; cần UBND xã xác nhận', '2025-07-01');

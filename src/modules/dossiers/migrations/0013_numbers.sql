-- Số, ký hiệu của kết quả: given once, at issue, after the decision (NĐ 30/2020/NĐ-CP); nothing else of a result changes.
grant update (document_number) on dossiers.result to xaso_app;

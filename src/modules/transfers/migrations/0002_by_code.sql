-- Either commune finds a transfer by its code.
create index transfer_code on transfers.transfer (code);

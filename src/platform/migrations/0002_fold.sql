-- The twin of fold.ts: texts are compared without diacritics, with đ as d, in lower case, singly spaced.
-- lower() runs in the "C" collation (ASCII letters), for its other answers depend on the server's locale,
-- and an index must not change its order when the database moves to another machine.
create function platform.fold(text) returns text
  language sql immutable strict parallel safe
  return trim(both ' ' from regexp_replace(
    lower(translate(
      regexp_replace(normalize($1, NFKD), '[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]+', '', 'g'),
      U&'\0009\000A\000B\000C\000D\0085\1680\2028\2029ĐđÐðƉɖ',
      '         dddddd') collate "C"),
    ' {2,}', ' ', 'g'));

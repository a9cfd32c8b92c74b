DROP TRIGGER IF EXISTS claim_words_insert;
DROP TRIGGER IF EXISTS report_words_insert;

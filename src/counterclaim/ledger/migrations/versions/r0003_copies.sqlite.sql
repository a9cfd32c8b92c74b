CREATE TABLE copy_windows (
	report TEXT NOT NULL,
	value BLOB NOT NULL,
	CONSTRAINT pk_copy_windows PRIMARY KEY (report),
	CONSTRAINT fk_copy_windows_report_report FOREIGN KEY(report) REFERENCES report (id)
);

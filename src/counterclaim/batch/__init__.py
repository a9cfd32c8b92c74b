"""Many reports: files in, Parquet out, on the processes of one machine or on a cluster."""

"""Who runs the tasks: processes of this machine (local.py), or a cluster (cluster.py)."""

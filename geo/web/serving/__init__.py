"""What all that serves needs: settings, logs, metrics, resources."""

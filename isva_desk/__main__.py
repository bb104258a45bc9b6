"""``python -m isva_desk``: the same as the ``isva-desk`` command."""

import sys

from isva_desk.cli import main

sys.exit(main())

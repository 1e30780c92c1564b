package caseloom.files;

import caseloom.core.cases.OrganizationId;

/// What bytes are stored under.
record FileKey(OrganizationId organization, long number) {}

package caseloom.chamelio;

import caseloom.access.Members;
import caseloom.core.cases.OrganizationId;
import caseloom.files.Files;

/// Who may be named in a request. Safe to share.
record People(Members members) {

    Collected collect(OrganizationId organization, Files files, Flaws flaws) {
        return new Collected(organization, members, files, flaws);
    }
}

package caseloom.links;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;

/// What a link opens, and for whom.
///
/// @param subject which thing of the case, among those of the purpose
/// @param email of the person who acts with it, as it is written
public record Opens(
        OrganizationId organization,
        CaseId caseId,
        Purpose purpose,
        String subject,
        String email) {}

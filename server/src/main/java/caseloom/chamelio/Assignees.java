package caseloom.chamelio;

import caseloom.approvals.Approvals;
import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.RunStatus;
import caseloom.signatures.Signatures;
import caseloom.tasks.Task;
import caseloom.tasks.TaskAtStep;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Who has to act at tasks (L-126): at a step that waits for people the first who may, else the
/// owner. Safe to share.
final class Assignees {

    private final Approvals approvals;
    private final Signatures signatures;

    Assignees(Approvals approvals, Signatures signatures) {
        this.approvals = approvals;
        this.signatures = signatures;
    }

    /// The people whom some tasks wait for.
    record Found(Map<CaseId, String> first) {

        String of(Task task) {
            return first.getOrDefault(task.id(), task.ownedBy());
        }
    }

    /// A few statements, however many they are.
    Found of(OrganizationId organization, List<TaskAtStep> tasks) {
        var waiting =
                tasks.stream()
                        .filter(one -> one.task().status() == RunStatus.RUNNING)
                        .map(one -> one.task().id())
                        .toList();
        var first = new HashMap<CaseId, String>();
        for (var approval : approvals.openOfCases(organization, waiting)) {
            approval.active().stream()
                    .findFirst()
                    .ifPresent(email -> first.putIfAbsent(approval.id().caseId(), email));
        }
        for (var signature : signatures.openOfCases(organization, waiting)) {
            signature.active().stream()
                    .findFirst()
                    .ifPresent(
                            signer -> first.putIfAbsent(signature.id().caseId(), signer.email()));
        }
        return new Found(first);
    }
}

package caseloom.chamelio;

import caseloom.approvals.Approvals;
import caseloom.changes.Collaborators;
import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.RunStatus;
import caseloom.signatures.Signatures;
import caseloom.tasks.Task;
import caseloom.tasks.TaskAtStep;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Who is involved in tasks beside those whose they are: who has to act (L-126), at a step that
/// waits for people the first who may, and who works on them. Safe to share.
final class Involved {

    private final Approvals approvals;
    private final Signatures signatures;
    private final Collaborators collaborators;

    Involved(Approvals approvals, Signatures signatures, Collaborators collaborators) {
        this.approvals = approvals;
        this.signatures = signatures;
        this.collaborators = collaborators;
    }

    /// The people of some tasks, by e-mail.
    ///
    /// @param first whom they wait for
    record Found(Map<CaseId, String> first, Map<CaseId, List<String>> collaborators) {

        /// Who has to act; the owner where it waits for nobody.
        String assignee(Task task) {
            return first.getOrDefault(task.id(), task.people().owner());
        }

        List<String> collaborators(Task task) {
            return collaborators.getOrDefault(task.id(), List.of());
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
        var all = tasks.stream().map(one -> one.task().id()).toList();
        return new Found(first, collaborators.of(organization, all));
    }
}

package caseloom.approve;

import caseloom.approvals.Approval;
import caseloom.cases.CaseRecord;
import caseloom.cases.Cases;
import caseloom.core.cases.OrganizationId;
import caseloom.core.json.Json;
import caseloom.core.variables.Variable;
import caseloom.core.variables.VariableType;
import caseloom.core.variables.Variables;
import caseloom.files.FileId;
import caseloom.files.FileRecord;
import caseloom.files.Files;
import caseloom.tasks.Tasks;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/// What is put before whoever decides: the values that the step shows, and the files among them.
/// Safe to share.
final class Shown {

    private final Tasks tasks;
    private final Cases cases;
    private final Files files;

    Shown(Tasks tasks, Cases cases, Files files) {
        this.tasks = tasks;
        this.cases = cases;
        this.files = files;
    }

    /// @param subject what the case is called
    record Matter(String subject, List<Value> values, List<FileRecord> files) {

        Matter {
            values = List.copyOf(values);
            files = List.copyOf(files);
        }
    }

    /// A value as people read it.
    record Value(String name, String text) {}

    /// Empty when the case is gone.
    Optional<Matter> of(OrganizationId organization, Approval approval) {
        var number = approval.id().caseId();
        return tasks.find(organization, number)
                .map(task -> {
                    var attributes =
                            cases.find(organization, number)
                                    .<JsonNode>map(CaseRecord::attributes)
                                    .orElseGet(task::intake);
                    var shown =
                            tasks.definition(task).variables().shown(attributes).stream()
                                    .filter(one -> isShown(approval, one.variable()))
                                    .toList();
                    return new Matter(
                            task.title(),
                            shown.stream()
                                    .filter(one -> one.variable().type() != VariableType.FILE)
                                    .map(Shown::value)
                                    .toList(),
                            shown.stream()
                                    .filter(one -> one.variable().type() == VariableType.FILE)
                                    .flatMap(one -> file(organization, one.value()).stream())
                                    .toList());
                });
    }

    private static boolean isShown(Approval approval, Variable variable) {
        var show = approval.asked().request().show();
        return show.isEmpty() || show.contains(variable.id());
    }

    private static Value value(Variables.Shown shown) {
        var value = shown.value();
        var text =
                value.isBoolean()
                        ? value.booleanValue() ? "Yes" : "No"
                        : value.isValueNode() ? value.asText() : Json.write(value);
        return new Value(shown.variable().name(), text);
    }

    private Optional<FileRecord> file(OrganizationId organization, JsonNode value) {
        return FileId.number(value.asText()).flatMap(number -> files.find(organization, number));
    }
}

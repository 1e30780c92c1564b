package caseloom.files;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.core.variables.VariableType;
import caseloom.core.variables.Variables;
import caseloom.db.Db;
import caseloom.db.Tx;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/// Files that values name. What somebody chooses in a form is stored before the form is sent, and
/// becomes part of a case together with the value that names it. Safe to share.
public final class FileValues {

    /// What stands for the step that collected a file: no step did.
    public static final String NO_STEP = "upload";

    private final Db db;
    private final InstantSource clock;
    private final Files files;
    private final FilesStore store = new FilesStore();

    FileValues(Db db, InstantSource clock, Files files) {
        this.db = db;
        this.clock = clock;
        this.files = files;
    }

    /// A file that the value of a variable names.
    public record Named(String variable, long number) {}

    /// Values that are given to a case.
    ///
    /// @param step the id of the step that collected them
    public record Given(CaseId caseId, String step, Variables variables, JsonNode values) {}

    /// The files that values name. A value that names no file of the organization is a text like
    /// any other.
    public List<Named> named(OrganizationId organization, Variables variables, JsonNode values) {
        var asked = asked(variables, values);
        return asked.isEmpty()
                ? List.of()
                : db.tx(organization, tx -> there(tx, organization, asked));
    }

    /// Makes the files that values name part of their case, in the transaction that stores them.
    public void bring(Tx tx, OrganizationId organization, Given given) {
        var asked = asked(given.variables, given.values);
        if (asked.isEmpty()) {
            return;
        }
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        files.join(
                tx,
                there(tx, organization, asked).stream()
                        .filter(one -> !isValueAlready(tx, organization, given.caseId, one))
                        .map(one ->
                                new Joining(
                                        organization,
                                        given.caseId,
                                        one.number,
                                        one.variable,
                                        given.step,
                                        at))
                        .toList());
    }

    private static List<Named> asked(Variables variables, JsonNode values) {
        return variables.all().stream()
                .filter(variable -> variable.type() == VariableType.FILE)
                .flatMap(variable ->
                        FileId.number(values.path(variable.id()).asText()).stream()
                                .map(number -> new Named(variable.id(), number)))
                .toList();
    }

    private List<Named> there(Tx tx, OrganizationId organization, List<Named> asked) {
        var numbers = asked.stream().mapToLong(Named::number).distinct().toArray();
        var found = Set.copyOf(store.there(tx, organization, numbers));
        return asked.stream().filter(one -> found.contains(one.number)).toList();
    }

    private boolean isValueAlready(Tx tx, OrganizationId organization, CaseId number, Named named) {
        return files.inCase(tx, organization, number, named.number)
                .filter(known -> known.variables().contains(named.variable))
                .isPresent();
    }
}

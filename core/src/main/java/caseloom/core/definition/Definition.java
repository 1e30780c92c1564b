package caseloom.core.definition;

import caseloom.core.cases.Statuses;
import caseloom.core.expression.Template;
import caseloom.core.schedule.Schedule;
import caseloom.core.schema.AttributeSchema;
import caseloom.core.variables.Variables;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A workflow document that may be published: everything in it was checked and compiled. Immutable,
/// safe to share between threads.
///
/// @param secrets those of the organization that the document lists, whether they are there or not
/// @param variables the attributes once more, as named and typed values (L-57)
/// @param connections those that the document names, whether they are there or not
public record Definition(
        Head head,
        AttributeSchema attributes,
        Variables variables,
        @Nullable Template inputFrom,
        StepList steps,
        Shaping output,
        @Nullable Deadline timeout,
        Optional<Schedule> schedule,
        List<NamedSecret> secrets,
        List<NamedConnection> connections) {

    public Definition {
        secrets = List.copyOf(secrets);
        connections = List.copyOf(connections);
    }

    /// The document's own description. `key` is the text id of L-47; `label` the author's version.
    public record Head(
            String namespace,
            String name,
            String key,
            String label,
            String title,
            String summary,
            CaseSource source,
            Statuses statuses,
            Optional<Template> subject) {}

    /// What its cases begin with.
    public StepFields intake() {
        return new StepFields(attributes, variables);
    }

    /// By what an event finds the runs of this document that may listen for it.
    public Set<Correlation> correlations() {
        var found = new HashSet<Correlation>();
        Flow.each(
                steps,
                step -> {
                    if (step instanceof Step.Listen listen) {
                        listen.to().all().forEach(one -> found.add(Correlation.of(one)));
                    }
                });
        return Set.copyOf(found);
    }

    /// The workflows that this document runs.
    public Set<Subflow> subflows() {
        var found = new HashSet<Subflow>();
        Flow.each(
                steps,
                step -> {
                    if (step instanceof Step.RunWorkflow run) {
                        found.add(run.workflow());
                    }
                });
        return Set.copyOf(found);
    }
}

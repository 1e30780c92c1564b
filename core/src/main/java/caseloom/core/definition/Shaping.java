package caseloom.core.definition;

import caseloom.core.expression.Template;
import caseloom.core.schema.AttributeSchema;
import org.jspecify.annotations.Nullable;

/// `input`, `output` or `export` of a step or a document: a schema to check against, and a
/// transformation (`from` or `as`; a bare jq text counts as one whole expression, W-31).
///
/// For `input` the schema is checked before the transformation, else after it. For the document's
/// own input the schema is the attribute schema and stands in the definition.
public record Shaping(@Nullable AttributeSchema schema, @Nullable Template transform) {

    public static final Shaping NONE = new Shaping(null, null);
}

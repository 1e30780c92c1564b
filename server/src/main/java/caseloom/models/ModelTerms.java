package caseloom.models;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/// What an organization says of a model.
///
/// @param name how the service calls it
/// @param format how the service is told what an answer looks like
/// @param parameters sent with every request beside what is always sent; a null leaves out what
///   would be sent otherwise
/// @param documents whether it reads the fields of documents
public record ModelTerms(
        String name,
        AnswerFormat format,
        ObjectNode parameters,
        ModelLimits limits,
        boolean documents) {

    public static final int NAME_MOST = 200;
    public static final int PARAMETERS_MOST = 20;

    /// What a conversation itself consists of: nobody else may send it.
    public static final Set<String> RESERVED =
            Set.of("model", "messages", "tools", "tool_choice", "response_format", "stream", "n");
}

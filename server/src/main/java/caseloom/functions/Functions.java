package caseloom.functions;

import caseloom.core.definition.Function;
import caseloom.core.interpreter.Answer;
import java.util.Map;

/// Who performs which function. Safe to share.
public final class Functions {

    private final Map<Function, FunctionCall> calls;

    public Functions(Map<Function, FunctionCall> calls) {
        this.calls = Map.copyOf(calls);
    }

    public Answer perform(FunctionRequest request) {
        var function = request.call().function();
        var call = calls.get(function);
        if (call == null) {
            throw new IllegalStateException("nobody performs " + function.word());
        }
        return call.perform(request);
    }
}

package caseloom.core.variables;

/// A scalar of a request, or what is wrong with it.
public sealed interface Scalar<T> {

    record Read<T>(T value) implements Scalar<T> {}

    record Wrong<T>(Finding finding) implements Scalar<T> {}
}

package caseloom.http;

import io.helidon.webserver.http.ErrorHandler;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.HttpFeature;
import io.helidon.webserver.http.HttpRoute;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpSecurity;
import io.helidon.webserver.http.HttpService;
import java.util.function.Supplier;

/// Hands the front to the library, which takes routing from builders only. Nothing may be added to
/// it.
record FrontBuilder(Front front) implements HttpRouting.Builder {

    @Override
    public HttpRouting build() {
        return front;
    }

    @Override
    public HttpRouting.Builder copy() {
        return this;
    }

    @Override
    public HttpRouting.Builder register(HttpService... services) {
        throw closed();
    }

    @Override
    public HttpRouting.Builder register(String path, HttpService... services) {
        throw closed();
    }

    @Override
    public HttpRouting.Builder route(HttpRoute route) {
        throw closed();
    }

    @Override
    public HttpRouting.Builder addFilter(Filter filter) {
        throw closed();
    }

    @Override
    public HttpRouting.Builder addFeature(Supplier<? extends HttpFeature> feature) {
        throw closed();
    }

    @Override
    public <T extends Throwable> HttpRouting.Builder error(
            Class<T> type, ErrorHandler<? super T> handler) {
        throw closed();
    }

    @Override
    public HttpRouting.Builder maxReRouteCount(int count) {
        throw closed();
    }

    @Override
    public HttpRouting.Builder security(HttpSecurity security) {
        throw closed();
    }

    private static UnsupportedOperationException closed() {
        return new UnsupportedOperationException("the front is complete");
    }
}

package caseloom.admin;

import caseloom.settings.Env;

/// How much one request of our own API may ask.
///
/// @param page items of a page when the request does not say
/// @param pageMost the most items of a page
/// @param testRunsAtOnce documents that are played at the same time
public record AdminSettings(int page, int pageMost, int testRunsAtOnce) {

    public static AdminSettings from(Env env) {
        var most = env.integer("ADMIN_PAGE_MOST", 200, 1, 10_000);
        return new AdminSettings(
                Math.min(50, most), most, env.integer("ADMIN_TEST_RUNS_AT_ONCE", 4, 1, 100));
    }
}

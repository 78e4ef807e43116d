package org.marsad.station.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that writes. It takes all work that waits (up to a limit) into one transaction and
/// answers each only after the commit: one wait for the disk serves many (group commit). A piece of
/// work that fails takes back its own changes alone; a commit that fails fails all of its group.
final class Writer implements AutoCloseable {

    /// Runs on the writer thread, inside a transaction.
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final int LONGEST_QUEUE = 4_096;
    private static final int LARGEST_GROUP = 256;

    private final Connection connection;
    private final BlockingQueue<Pending<?>> queue = new ArrayBlockingQueue<>(LONGEST_QUEUE);
    private final Thread thread;
    private volatile boolean closing;

    Writer(Connection connection) {
        this.connection = connection;
        this.thread = Thread.ofPlatform().name("store-writer").daemon(true).start(this::run);
    }

    /// Completes after the commit; exceptionally with {@link StoreUnavailable}. Refused at once when
    /// the queue is full.
    <T> CompletableFuture<T> submit(Work<T> work) {
        Pending<T> pending = new Pending<>(work);
        if (closing) {
            pending.fail("the store is closed", null);
        } else if (!queue.offer(pending)) {
            pending.fail("%d writes are waiting already".formatted(LONGEST_QUEUE), null);
        }
        return pending.answer;
    }

    /// The answer, after the commit. Throws {@link StoreUnavailable} when there was none.
    static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw new StoreUnavailable(
                    e.getCause() == null ? "not stored" : String.valueOf(e.getCause().getMessage()),
                    e.getCause());
        }
    }

    /// Writes what is queued, then ends.
    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        queue.forEach(late -> late.fail("the store is closed", null));
    }

    private void run() {
        List<Pending<?>> group = new ArrayList<>();
        while (true) {
            group.clear();
            try {
                group.add(queue.take());
            } catch (InterruptedException _) {
                queue.drainTo(group);
                commit(group);
                return;
            }
            queue.drainTo(group, LARGEST_GROUP - 1);
            commit(group);
        }
    }

    private void commit(List<Pending<?>> group) {
        if (group.isEmpty()) {
            return;
        }
        try {
            for (Pending<?> each : group) {
                each.runOn(connection);
            }
            connection.commit();
        } catch (SQLException e) {
            group.forEach(each -> each.fail(String.valueOf(e.getMessage()), e));
            rollBack();
            return;
        }
        group.forEach(Pending::acknowledge);
    }

    private void rollBack() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.error("store: can't roll back: {}", e.getMessage());
        }
    }

    private static final class Pending<T> {
        private final Work<T> work;
        private final CompletableFuture<T> answer = new CompletableFuture<>();
        private @Nullable T result;

        Pending(Work<T> work) {
            this.work = work;
        }

        void runOn(Connection connection) throws SQLException {
            Savepoint savepoint = connection.setSavepoint();
            try {
                result = work.on(connection);
                connection.releaseSavepoint(savepoint);
            } catch (SQLException | RuntimeException e) {
                connection.rollback(savepoint);
                fail(String.valueOf(e.getMessage()), e);
            }
        }

        void acknowledge() {
            if (result != null) {
                answer.complete(result);
            }
        }

        void fail(String why, @Nullable Throwable cause) {
            LOG.error("store: a write is lost: {}", why);
            answer.completeExceptionally(new StoreUnavailable("not stored: " + why, cause));
        }
    }
}

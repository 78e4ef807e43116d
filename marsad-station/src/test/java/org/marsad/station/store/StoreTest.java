package org.marsad.station.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {

    private static final Instant MIDNIGHT = Alerts.MIDNIGHT;
    private static final Instant LATER = MIDNIGHT.plusSeconds(90);

    @TempDir Path folder;

    @Test
    void anAlertComesBackAsItWasAfterARestart() {
        AlertCase alert = Alerts.alert("r1.gate.0.12", MIDNIGHT).withFrame();
        try (Store store = open()) {
            store.insert(alert, "{}", new byte[] {1, 2, 3}).join();
        }
        try (Store store = open()) {
            assertThat(store.listOpenAlerts(10)).containsExactly(alert);
            assertThat(store.findFrame(alert.id())).hasValue(new byte[] {1, 2, 3});
            assertThat(store.run()).isEqualTo(2);
        }
    }

    @Test
    void everyActIsKeptInOrder() throws Exception {
        try (Store store = open()) {
            store.insert(Alerts.alert("r1.a", MIDNIGHT), "{}", null).join();
            store.act("r1.a", Act.SEEN, "Dilan").join();
            store.act("r1.a", Act.TAKE, "Dilan").join();
            ActResult result = store.act("r1.a", Act.ANIMAL, "Sara").join();
            assertThat(result)
                    .isEqualTo(
                            new ActResult.Done(
                                    Alerts.alert("r1.a", MIDNIGHT)
                                            .withStanding(
                                                    new AlertCase.Standing(
                                                            AlertCase.State.RESOLVED,
                                                            "Sara",
                                                            LATER,
                                                            "animal"))));
        }
        assertThat(rows("select act || ' ' || by_name from alert_act order by number"))
                .containsExactly("seen Dilan", "take Dilan", "animal Sara");
    }

    @Test
    void whatOneHasTakenAnotherCantTake() {
        try (Store store = open()) {
            store.insert(Alerts.alert("r1.a", MIDNIGHT), "{}", null).join();
            store.act("r1.a", Act.TAKE, "Dilan").join();

            assertThat(store.act("r1.a", Act.TAKE, "Sara").join())
                    .isEqualTo(new ActResult.TakenByAnother("Dilan"));
            assertThat(store.act("r1.a", Act.TAKE, "Dilan").join())
                    .isInstanceOf(ActResult.Done.class);
            store.act("r1.a", Act.REAL, "Sara").join();
            assertThat(store.act("r1.a", Act.TAKE, "Sara").join())
                    .isEqualTo(new ActResult.AlreadyResolved("real"));
            store.act("r1.a", Act.REOPEN, "Sara").join();
            assertThat(store.act("r1.a", Act.TAKE, "Sara").join())
                    .isInstanceOf(ActResult.Done.class);
            assertThat(store.act("r9.z", Act.SEEN, "Sara").join())
                    .isEqualTo(new ActResult.NoSuchAlert("r9.z"));
        }
    }

    @Test
    void oneWriteThatFailsDoesNotHarmTheOthersOfItsGroup() {
        try (Store store = open()) {
            List<CompletableFuture<?>> writes = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                writes.add(store.insert(Alerts.alert("r1." + i, MIDNIGHT), "{}", null));
            }
            assertThatThrownBy(() -> store.putSetting("key", nullOf()))
                    .isInstanceOf(StoreUnavailable.class);
            writes.forEach(CompletableFuture::join);

            assertThat(store.listAlertsSince(MIDNIGHT, 100)).hasSize(50);
        }
    }

    @Test
    void listsTheNewestFirstUpToTheLimit() {
        try (Store store = open()) {
            for (int i = 0; i < 5; i++) {
                store.insert(Alerts.alert("r1." + i, MIDNIGHT.plusSeconds(i)), "{}", null).join();
            }
            assertThat(store.listAlertsSince(MIDNIGHT.plusSeconds(1), 3))
                    .extracting(AlertCase::id)
                    .containsExactly("r1.4", "r1.3", "r1.2");
        }
    }

    @Test
    void aFileOfANewerProgramIsLeftAlone() throws Exception {
        open().close();
        try (var connection = DriverManager.getConnection(url());
                var statement = connection.createStatement()) {
            statement.executeUpdate("pragma user_version = 99");
        }
        assertThatThrownBy(this::open)
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("newer Marsad (schema 99, this one knows 3)");
    }

    @Test
    void aFolderThatCantBeMadeIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        assertThatThrownBy(() -> Store.open(file.resolve("data"), "1", InstantSource.system()))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void settingsStayAndTheLatestValueWins() {
        try (Store store = open()) {
            store.putSetting("language", "ar");
            store.putSetting("language", "ckb");
        }
        try (Store store = open()) {
            assertThat(store.settings()).containsOnlyKeys("language").containsValue("ckb");
        }
    }

    @SuppressWarnings("NullAway") // a value that the table's "not null" refuses
    private static String nullOf() {
        return null;
    }

    private Store open() {
        return Store.open(folder, "test", InstantSource.fixed(LATER));
    }

    private String url() {
        return "jdbc:sqlite:" + folder.resolve("marsad.db");
    }

    private List<String> rows(String sql) throws Exception {
        List<String> rows = new ArrayList<>();
        try (var connection = DriverManager.getConnection(url());
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }
}

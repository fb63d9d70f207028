package org.aubade.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.store.Waiting.done;

import java.time.Duration;
import org.aubade.program.catalog.ProgramCatalog.Condition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class PostgresProgramCatalogTest extends DurableProgramCatalogContract {
    @Override
    TestDatabase create() {
        return SharedPostgres.database();
    }

    @Test
    void what_one_node_changes_another_sees_after_a_second() {
        try (Node cellar = data.node("cellar")) {
            cellar.programs().refresh();
            put(ON, Condition.ALWAYS);
            look(cellar);
            Awaitility.await().untilAsserted(() -> assertThat(seen(cellar)).contains(ON));

            done(node.programs().delete("light", Condition.ALWAYS));
            look(cellar);
            Awaitility.await().untilAsserted(() -> assertThat(seen(cellar)).isEmpty());
        }
    }

    private static void look(Node node) {
        node.time().advance(Duration.ofSeconds(1));
    }
}

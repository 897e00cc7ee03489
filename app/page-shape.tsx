import styles from "./page-shape.module.css";

export type Shape = "rows" | "show" | "episode" | "search";

/** What a page looks like before it is there. */
export function PageShape({ shape }: { readonly shape: Shape }) {
  return (
    <div className={styles.page} data-shape={shape} aria-hidden="true">
      <Head shape={shape} />
      {shape === "episode" ? <Lines /> : <Rows />}
    </div>
  );
}

function Head({ shape }: { readonly shape: Shape }) {
  if (shape === "rows" || shape === "search") return <i className={styles.title} />;
  return (
    <div className={styles.head}>
      <i className={styles.art} />
      <div>
        <i className={styles.fact} />
        <i className={styles.title} />
        <i className={shape === "episode" ? styles.button : styles.line} />
      </div>
    </div>
  );
}

const COUNT = ["a", "b", "c", "d", "e", "f"];

function Rows() {
  return COUNT.map((key) => (
    <div key={key} className={styles.row}>
      <i className={styles.art} />
      <div>
        <i className={styles.fact} />
        <i className={styles.name} />
        <i className={styles.line} />
      </div>
      <i className={styles.wave} />
    </div>
  ));
}

function Lines() {
  return COUNT.map((key) => (
    <div key={key} className={styles.passage}>
      <i className={styles.fact} />
      <i className={styles.line} />
      <i className={styles.line} />
    </div>
  ));
}

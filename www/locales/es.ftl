### Español, como lo escribe una oficina escolar de California: claro, breve y amable; de «usted». Traducido por el
### proyecto; conviene que lo revise una persona de la comunidad. Los nombres de archivos, columnas y escuelas vienen de
### los datos de quien usa la página.

## Language

# El nombre del idioma en su propia lengua, y cómo se escriben sus números y fechas.
locale-name = Español
locale-formats = es-US
language = Idioma
language-failed = No se pudo cargar el otro idioma: la red o el servidor no respondió. Vuelva a intentarlo.
live-language = La página está en español.

## Frame

brand = Índice de Mejora de la Calidad Escolar
skip = Ir al contenido
clear = Borrar todos los datos
close = Cerrar
dismiss = Cerrar este aviso
footer-private = Todo lo que ve en esta página se calcula en su navegador. Ningún dato se sube ni se guarda.
footer-official = No es una publicación oficial de ningún estado ni distrito.

## Places

nav = Páginas
audiences = Para quién se muestra
audience-family = Familias
audience-family-means = Palabras sencillas sobre una escuela
audience-staff = Personal
audience-staff-means = Todo, para ordenar y comparar
audience-teacher = Docentes
audience-teacher-means = Números para comprobar por cuenta propia; nada se clasifica
page-start = Inicio
page-overview = Resumen
page-compare = Comparar
page-group = Grupos de estudiantes
page-whatif = ¿Qué pasaría si…?
page-findings = Hallazgos
page-methodology = Metodología
page-verify = Compruébelo usted
page-more = Más

## Start

start-title = Suelte sus archivos y vea el Índice
start-lead = Vea el Índice de Mejora de la Calidad Escolar de cada escuela de sus archivos, de 0 a 100, y siga cada número hasta las líneas de donde salió.
drop-here = Suelte sus archivos en cualquier parte de esta página
drop-now = Suelte para leer estos archivos
choose-files = Elegir archivos
drop-kinds = Texto CSV o separado por tabulaciones, con o sin compresión gzip: sus propios archivos de estudiantes, medidas y escuelas, o los archivos públicos del Departamento de Educación de California
promise = Sus archivos se quedan en este equipo. Nada se sube.
start-waiting = { $count ->
    [one] Hay un archivo en espera. Se leerá en cuanto la página esté lista.
   *[other] Hay { $count } archivos en espera. Se leerán en cuanto la página esté lista.
}
start-place = Esta dirección lleva a un lugar de un informe. Elija otra vez los archivos del informe y la página irá allí.
samples-title = O vea un ejemplo
sample-real = Ocho distritos de California
sample-real-more = Resultados públicos reales, 2022-23 y 2023-24, del Departamento de Educación de California
sample-district = Un distrito inventado
sample-district-more = Filas sobre estudiantes inventados: seis escuelas en tres años
sample-broken = Archivos con errores
sample-broken-more = Dañados a propósito, para mostrar qué encuentra la página y cómo corregirlo
steps-title = Cómo funciona
step-1 = Entregue sus archivos
step-1-more = Uno o muchos, en cualquier orden. La página reconoce qué es cada uno.
step-2 = Vea cada escuela
step-2-more = El Índice, sus áreas e indicadores, y cada grupo con suficientes estudiantes.
step-3 = Pregunte por qué
step-3-more = Todo número se abre: su suma, sus reglas y quién las fijó, su archivo y sus líneas.

## Work under way

working-fetching = Trayendo el ejemplo
working-reading = Leyendo sus archivos
working-computing = Calculando el Índice
working-bytes = { $done } de { $total }
cancel = Cancelar
queue-read = leído
queue-reading = leyendo
queue-waiting = en espera
live-fetch = Trayendo el ejemplo
live-load = Leyendo sus archivos
live-compute = Calculando el Índice
live-ready = El informe está listo. { $schools ->
    [one] Un resultado de escuela
   *[other] { $schools } resultados de escuelas
}, { $indexed ->
    [0] ninguno con Índice
    [one] uno con Índice
   *[other] { $indexed } con Índice
}.
live-cancelled = Cancelado. Se muestra el informe anterior.
live-cancelled-empty = Cancelado. No hay nada cargado.
notice-not-saved = No se pudo hacer { $name }: es demasiado grande para este navegador, o una parte de la página no se pudo cargar. Los archivos CSV contienen lo mismo.
live-cleared = Se borraron todos los datos.
live-year = Se muestra el año escolar { $year }.
live-index = Índice { $index } de 100
live-card = { $school }, { $year }: { $result }.

## What happened

notice-methodology-gone = La metodología «{ $gone }» ya no está cargada. Este informe sigue «{ $now }».
notice-school-gone = { $school } no tiene datos en { $year }, por lo que se cerró su ficha.
sample-failed = No se pudo traer el ejemplo: la red o el servidor no respondió. Vuelva a intentarlo o use sus propios archivos; estos no necesitan red.

## The module died

failed-title = El cálculo se detuvo
failed-words = Algo falló dentro de la página, no en sus manos. Sus archivos no cambiaron y nada se envió. Puede intentarlo otra vez con los mismos archivos; no hace falta elegirlos de nuevo.
failed-without = Si vuelve a ocurrir, quite un archivo y vea si los demás funcionan:
failed-details = Detalles para avisar a quienes hacen la página
unloaded-title = La página no está completa
unloaded-words = No se pudo cargar su módulo de cálculo (un archivo WebAssembly), así que no se puede leer ningún archivo. Puede que la red esté caída o que un filtro impida esos archivos. No se perdió nada suyo; cargue la página otra vez y entonces elija sus archivos.
incomplete-words = No se pudo cargar una parte (un archivo WebAssembly), así que no se puede calcular nada. Puede que la red esté caída o que un filtro impida esos archivos. Sus archivos siguen aquí; inténtelo otra vez cuando vuelva la red.
load-again = Cargar la página otra vez
try-again = Intentar otra vez con los mismos archivos
second-failed = No se pudo traer esta parte de la página: la red o el servidor no respondió. Lo que está en la pantalla se queda.
second-again = Traerla otra vez
start-over = Empezar de nuevo
leave-out = Quitar

## What was loaded

student-banner = Este informe contiene datos de estudiantes. No salen de este dispositivo.
report-title = Informe
figure-files = { $count ->
    [one] archivo
   *[other] archivos
}
figure-rows = { $count ->
    [one] fila leída
   *[other] filas leídas
}
figure-years = { $count ->
    [one] año escolar
   *[other] años escolares
}
figure-schools = { $count ->
    [one] resultado de escuela
   *[other] resultados de escuelas, uno por escuela y año
}
figure-indexed = de ellos con Índice
no-school-read = No se muestra ninguna escuela, porque no se pudo leer ninguna fila sobre una escuela en estos archivos. Los hallazgos dicen qué se encontró y qué hacer.
only-layout = Se leyó un formato. Ahora agregue los archivos que describe.
only-growth = Se leyeron ajustes o normas de crecimiento. Ahora agregue archivos con los puntajes de estudiantes.
only-methodology = Se leyó una metodología. Ahora agregue archivos de datos: estudiantes, medidas o archivos públicos.
methodology-and-no-file-used = Se leyó una metodología, pero no se pudo usar ninguno de los otros archivos. Los hallazgos dicen por qué y qué hacer.
no-file-used = No se muestra ninguna escuela, porque no se pudo usar ninguno de estos archivos. Los hallazgos dicen por qué y qué hacer.

files-title = Archivos
files-used = { $count ->
    [one] Un archivo leído
   *[other] { $count } archivos leídos
}
add-files = Agregar archivos
remove-file = Quitar { $name }
file-archive = Archivo comprimido o libro de cálculo
file-unknown = No reconocido
file-unused = sin usar
file-methodology = Metodología
file-methodology-of = Metodología: { $label }
file-layout-of = Formato: { $label }
file-layout = Formato
file-growth-settings = Ajustes del crecimiento
file-growth-norms = Normas de crecimiento
file-rows = { $rows ->
    [one] una fila
   *[other] { $rows } filas
}

save-file = Guardar { $name }
undo = Deshacer
notice-matched = Se asignaron las columnas de { $file }. El formato está en la lista de archivos: guárdelo para usarlo otra vez.

## Matching columns

match = Asignar columnas
match-open = Asignar sus columnas
match-of = Asignar las columnas de { $name }
match-open-more = Asignar más columnas
match-more-of = Asignar más columnas de { $name }
match-loading = Revisando las columnas…
match-no-header = La primera línea de este archivo no parece tener nombres de columnas. Agregue encima una línea con los nombres y suéltelo otra vez.
match-lead = Diga qué columna de este archivo contiene qué. Lo que se propone aquí sale de los nombres y de las primeras filas. Cambie lo que esté mal; nada se lee antes de que usted confirme.
match-masked = Los valores que pueden ser personales se muestran por su forma: • en lugar de una letra, # en lugar de una cifra.
match-grain = Cada fila es
grain-students = un estudiante en una escuela y un año
grain-measures = un conteo de una escuela (un indicador y un grupo)
grain-schools = una escuela
section-who = Quién y dónde
section-numbers = Qué se contó
section-groups = Grupos de estudiantes
section-tests = Exámenes e idioma
section-attendance = Asistencia y conducta
section-graduation = Graduación
section-other = Más sobre la escuela
match-required = obligatoria
match-choose = Elija una…
match-none = — no está en este archivo —
match-more = { $count ->
    [one] Una columna más que se podría leer
   *[other] { $count } columnas más que se podrían leer
}
match-unread = Sin leer: { $columns }.
match-values = Primeros valores:
match-sure = seguro
match-likely = probable
match-possible = posible
match-same-name = El nombre es igual a { $like }.
match-like-name = El nombre se parece a { $like }.
match-by-values = Los valores parecen { $like }.
match-joined = Juntas forman un código de escuela de 14 cifras.
match-chosen = Lo eligió usted.
match-tie = Estas sirven por igual: { $columns }.
match-unlike = Sus valores no parecen { $look }.
match-unknown = «{ $value }» significa
match-unknown-none = — no se cuenta —
match-year = Año escolar de todas las filas
match-year-why = Ninguna columna lo dice. Sin él, las filas quedan como «año sin indicar».
match-bad-year = Escriba el año escolar así: 2023-24.
match-indicator = Indicador de todas las filas
match-indicator-why = Cuando todo el archivo cuenta una sola cosa, como chronic_absenteeism.
match-lacks = Falta elegir: { $columns }.
match-ready = { $count ->
    [one] Hay una columna asignada.
   *[other] Hay { $count } columnas asignadas.
}
match-brings = Con ellas la página puede calcular { $indicators }.
match-confirm = Leer el archivo así
match-save = Guardar como formato
match-cancel = Cancelar
look-cds = códigos de escuela de 14 cifras
look-lea-cds = códigos de distrito de 14 cifras
look-school-year = años escolares (2023-24)
look-race = razas y etnias
look-english = situaciones de aprendiz de inglés
look-gender = géneros
look-outcome = resultados de graduación
look-school-type = tipos de escuela
look-group = grupos de estudiantes
look-indicator = identificadores de indicador
look-yes-no = sí y no
look-level = niveles del 1 al 5
look-grade = grados
look-year = años de calendario
look-date = fechas
look-days = días
look-count = números enteros
look-score = puntajes de escala
look-number = números
look-id = identificadores
look-codes = códigos
look-text = palabras
canonical-school-code = Código de la escuela
canonical-student-id = Identificador del estudiante
canonical-school-year = Año escolar
canonical-spring = Año de calendario de la primavera
canonical-grade = Grado
canonical-school-name = Nombre de la escuela
canonical-lea-code = Código del distrito
canonical-lea-name = Nombre del distrito
canonical-race-ethnicity = Raza o etnia
canonical-english-learner = Situación de aprendiz de inglés
canonical-student-with-disability = Tiene una discapacidad
canonical-socioeconomically-disadvantaged = En desventaja socioeconómica
canonical-foster = Joven en hogar de crianza
canonical-homeless = Sin hogar
canonical-migrant = Migrante
canonical-ela-level = Nivel de logro en lengua inglesa
canonical-ela-scale-score = Puntaje de escala en lengua inglesa
canonical-math-scale-score = Puntaje de escala en matemáticas
canonical-math-level = Nivel de logro en matemáticas
canonical-science-level = Nivel de logro en ciencias
canonical-history-level = Nivel de logro en historia
canonical-writing-level = Nivel de logro en escritura
canonical-redesignated = Reclasificado este año
canonical-days-enrolled = Días de inscripción
canonical-days-absent = Días de ausencia
canonical-cohort-year = Generación (primavera de la graduación a tiempo)
canonical-cohort-outcome = Resultado de graduación
canonical-a-g-complete = Cumplió los requisitos UC/CSU
canonical-numerator = Cuántos (numerador)
canonical-denominator = De cuántos (denominador)
canonical-value = Valor, cuando no hay numerador
canonical-state = Estado de la celda
canonical-grade-low = Grado más bajo
canonical-grade-high = Grado más alto
canonical-gender = Género
canonical-disability-category = Categoría de discapacidad
canonical-suspensions = Suspensiones
canonical-expulsions = Expulsiones
canonical-attendance-rate = Tasa de asistencia
canonical-ela-csem = Error de medición del puntaje de lengua inglesa
canonical-math-csem = Error de medición del puntaje de matemáticas
canonical-years-to-graduate = Años hasta la graduación
canonical-exit-reason = Motivo de la salida
canonical-completed-grade8 = Terminó el grado 8
canonical-enrolled-grade10 = Inscrito en el grado 10
canonical-gpa = Promedio de calificaciones
canonical-grade8-d-or-f = Una D o F en el grado 8
canonical-sel-growth-mindset = Habilidades socioemocionales: mentalidad de crecimiento
canonical-sel-self-efficacy = Habilidades socioemocionales: autoeficacia
canonical-sel-self-management = Habilidades socioemocionales: autogestión
canonical-sel-social-awareness = Habilidades socioemocionales: conciencia social
canonical-prekindergarten = Asistió a prekínder
canonical-school-type = Tipo de escuela
canonical-charter = Escuela chárter
canonical-title-i = Recibe fondos de Title I
canonical-alternative = Escuela alternativa
canonical-enrollment = Matrícula
canonical-indicator = Indicador
canonical-student-group = Grupo de estudiantes
code-el = Aprendiz de inglés (EL)
code-rfep = Reclasificado como competente (RFEP)
code-ifep = Competente desde el inicio (IFEP)
code-eo = Solo inglés (EO)
code-not-stated = Sin indicar
code-regular-diploma = Diploma regular
code-adult-ed-diploma = Diploma de educación para adultos
code-chspe = Aprobó el CHSPE
code-ged = Aprobó el GED
code-sped-certificate = Certificado de educación especial
code-still-enrolled = Sigue inscrito
code-dropout = Abandonó los estudios
code-transfer-out = Se trasladó
code-emigrated = Emigró
code-deceased = Falleció
code-completed = Terminó
code-other = Otro
code-autism = Autismo
code-deaf-blindness = Sordoceguera
code-deafness = Sordera
code-emotional-disturbance = Trastorno emocional
code-established-medical-disability = Discapacidad médica establecida
code-hard-of-hearing = Dificultad auditiva
code-intellectual-disability = Discapacidad intelectual
code-multiple-disabilities = Discapacidades múltiples
code-orthopedic-impairment = Impedimento ortopédico
code-other-health-impairment = Otro impedimento de salud
code-specific-learning-disability = Discapacidad específica del aprendizaje
code-speech-or-language-impairment = Impedimento del habla o del lenguaje
code-traumatic-brain-injury = Lesión cerebral traumática
code-visual-impairment = Impedimento visual

## Findings

findings-title = Hallazgos
findings-see = Ver los hallazgos
findings-sentence = { $errors ->
    [0] Nada que corregir
    [one] Una cosa que corregir
   *[other] { $errors } cosas que corregir
}, { $warnings ->
    [0] nada que revisar
    [one] una que revisar
   *[other] { $warnings } que revisar
}, { $notes ->
    [0] ninguna nota.
    [one] una nota.
   *[other] { $notes } notas.
}
findings-only-notes = Nada que corregir. { $notes ->
    [one] Una nota.
   *[other] { $notes } notas.
}
findings-filter = Mostrar
findings-all = Todo
findings-of-error = Por corregir ({ $count })
findings-of-warning = Por revisar ({ $count })
findings-of-note = Notas ({ $count })
findings-file = Archivo
findings-every-file = Todos los archivos
findings-no-such = Nada de este tipo en este archivo.
findings-masked = El identificador de un estudiante nunca se muestra. Los valores que pueden ser personales, como nombres y cumpleaños, se muestran por su forma: • en lugar de una letra, # en lugar de una cifra.
print-findings = Imprimir los hallazgos
copy-lines = Copiar los números de línea
live-copied = Copiado.
live-not-copied = El navegador no permitió copiar. Los números de línea están en findings.csv.
finding-lines = { $count ->
    [one] línea { $lines }
   *[other] líneas { $lines }
}
finding-lines-some = { $count ->
    [one] línea { $lines }, { $all } veces en total
   *[other] líneas { $lines } y más, { $all } veces en total
}
findings-none = Nada que corregir en estos archivos.
findings-more = { $count ->
    [one] Un tipo más de hallazgo
   *[other] { $count } tipos más de hallazgos
}
findings-notes = { $count ->
    [one] Un tipo de nota
   *[other] { $count } tipos de notas
}
severity-error = Error
severity-warning = Advertencia
severity-note = Nota
finding-places = en { $count } lugares
finding-times = { $count } veces
finding-other = Otra cosa: { $kind }
examples = Ejemplos
example-where = Dónde
example-found = Se encontró
found-empty = nada
example-expected = Se esperaba
examples-of = Los primeros { $shown } de { $count }.

finding-unreadable-file = No se pudo leer el archivo
finding-unreadable-file-do = Puede que se haya movido o cambiado desde que lo eligió, o que sea una carpeta. Elíjalo otra vez; de una carpeta, elija los archivos que contiene.
finding-empty-file = El archivo está vacío
finding-empty-file-do = Expórtelo otra vez y compruebe que tenga una línea de encabezado y filas.
finding-not-text = El archivo no es una tabla de texto
finding-not-text-do = Parece otro tipo de archivo con nombre de tabla, como un PDF o una hoja de cálculo. Guarde la tabla como CSV y suelte ese archivo.
finding-unknown-layout = Las columnas son de un tipo que esta página no conoce
finding-unknown-layout-do = Asigne sus columnas aquí: diga qué contiene cada una. Si nada coincide, compruebe que la primera línea tenga los nombres de las columnas. Un archivo de estudiantes necesita school_code y student_id; uno de medidas necesita school_code, indicator y un numerador o un valor con su denominador.
finding-missing-required-column = Falta una columna obligatoria
finding-missing-required-column-do = Asigne sus columnas aquí si otra la contiene. Si no, agregue la columna que se nombra y suelte el archivo otra vez.
finding-truncated-gzip = El archivo comprimido termina antes de tiempo; nada de él se cuenta
finding-truncated-gzip-do = La descarga o la copia se detuvo antes del final. Traiga el archivo otra vez.
finding-broken-gzip = El archivo comprimido está dañado; nada de él se cuenta
finding-broken-gzip-do = Traiga el archivo otra vez, o descomprímalo usted y suelte el archivo de texto.
finding-line-too-long = Una línea es más larga de lo que puede ser una fila
finding-line-too-long-do = Se dejó fuera. A menudo hay unas comillas que se abren y no se cierran: revise la línea que se nombra aquí.
finding-field-count = Filas con más o menos campos que el encabezado
finding-field-count-do = Busque una coma sin comillas o un salto de línea dentro de un campo. Estas filas se dejaron fuera.
finding-windows-1252 = El texto está en una codificación antigua de Windows
finding-windows-1252-do = Los acentos se leyeron como Windows-1252. Revise uno o dos nombres; si se ven mal, guarde el archivo como «CSV UTF-8».
finding-repeated-student-row = La misma fila de estudiante aparece más de una vez
finding-repeated-student-row-do = Un estudiante cuenta una vez por escuela y año, así que cada fila repetida se contó una sola vez. No hay nada que hacer, salvo que las repeticiones le sorprendan.
finding-conflicting-student-rows = Hay filas de un mismo estudiante que no coinciden
finding-conflicting-student-rows-do = Las filas tienen el mismo año, escuela y estudiante, pero valores distintos. Aquello en que no coinciden no se cuenta. Corríjalas y suelte el archivo otra vez.
finding-student-in-two-schools = Hay estudiantes en dos escuelas de un mismo distrito en un año
finding-student-in-two-schools-do = Cada una de las escuelas los cuenta. No hay nada que hacer si se mudaron o van a las dos; si una de las filas está mal, quítela.
finding-same-file-twice = El mismo archivo se entregó dos veces
finding-same-file-twice-do = Se contó una vez. No hay nada que hacer.
finding-missing-code = Filas sin código de escuela o de estudiante
finding-missing-code-do = Estas filas se dejaron fuera. Complete el código y suelte el archivo otra vez.
finding-exponent-code = Una hoja de cálculo convirtió códigos en números como 1.61E+13
finding-exponent-code-do = Las cifras se perdieron en este archivo. Expórtelo otra vez desde su origen y ábralo en una hoja de cálculo solo con esa columna como texto.
finding-lost-zero = Hay códigos que perdieron sus ceros iniciales
finding-lost-zero-do = Las hojas de cálculo quitan los ceros iniciales. Los códigos se leyeron con ellos; exporte el archivo otra vez con esta columna como texto.
finding-code-length = Códigos que no son códigos de escuela de 14 cifras
finding-code-length-do = Se usan tal como están escritos. Compare uno de ellos con su origen.
finding-bad-number = No se puede leer un número
finding-bad-number-do = Escriba solo cifras, con punto para los decimales y nada más. La celda se dejó fuera.
finding-bad-value = Un valor no es de los permitidos
finding-bad-value-do = Use uno de los valores que se nombran aquí. La celda se dejó fuera.
finding-bad-year = No se puede leer un año escolar
finding-bad-year-do = Escríbalo así: 2023-24. Estas filas se dejaron fuera.
finding-year-unstated = No se indica el año escolar
finding-year-unstated-do = Las filas sin año se muestran como «año sin indicar». Complete school_year, por ejemplo 2023-24, para distinguir los años.
finding-absent-exceeds-enrolled = Más días de ausencia que de inscripción
finding-absent-exceeds-enrolled-do = Estas filas se dejaron fuera del ausentismo crónico. Corrija los días y suelte el archivo otra vez.
finding-other-year = Una fecha es de otro año escolar que el formato de este archivo
finding-other-year-do = El formato del archivo de cada año nombra su año. Las filas con fecha de otro año no se cuentan; use el formato de ese año.
finding-unknown-group = No se conoce un grupo de estudiantes
finding-unknown-group-do = Las filas de este grupo se dejaron fuera. Use los identificadores de grupo del archivo de medidas.
finding-runs-over-lines = Una fila ocupa varias líneas
finding-runs-over-lines-do = Busque unas comillas de más o de menos. Puede que se hayan perdido filas en medio.
finding-doubled-column = Dos columnas significan lo mismo
finding-doubled-column-do = Se leyó la primera que se nombra aquí, y las otras no. Deje una sola.
finding-wrong-unit = Un valor no está en la unidad de su indicador
finding-wrong-unit-do = Escriba las tasas como proporciones, 0.45 para 45 por ciento, y las distancias como un valor sin numerador. El valor no se usó.
finding-methodology-same-id = Otra metodología tiene el mismo identificador
finding-methodology-same-id-do = La suya va antes que una incluida, y de las suyas se usa la última por nombre de archivo. Dé a cada una su propio identificador.
finding-conflicting-school-rows = Hay filas de una misma escuela que se contradicen
finding-conflicting-school-rows-do = Deje una fila por escuela. Un tipo que dos filas indican de forma distinta no se usó.
finding-too-many-schools = El archivo tiene más escuelas que cualquier estado
finding-too-many-schools-do = Compruebe que la columna del código de escuela contenga códigos de escuela. Las demás escuelas se dejaron fuera.
finding-incomplete-cell = A un conteo le falta su otra mitad
finding-incomplete-cell-do = Dé un numerador y un denominador, o un valor y un denominador. La fila se dejó fuera.
finding-bad-indicator = No se puede leer el identificador de un indicador
finding-bad-indicator-do = Estas filas se dejaron fuera. Use minúsculas, cifras y guiones bajos, como en chronic_absenteeism.
finding-numerator-exceeds-denominator = Se contaron más estudiantes de los que hay
finding-numerator-exceeds-denominator-do = El numerador es mayor que el denominador. La fila se dejó fuera; corríjala y suelte el archivo otra vez.
finding-unequal-cells = Dos filas dan valores distintos para lo mismo
finding-unequal-cells-do = No coinciden sobre una escuela, año, indicador y grupo. Quite la que esté mal.
finding-type-unknown = Escuelas cuyo tipo no se conoce
finding-type-unknown-do = Sin un tipo, una escuela no recibe Índice. Suelte un archivo de escuelas con school_code y school_type (elementary, middle, high o span), o con grade_low y grade_high.
finding-type-from-records = El tipo de las escuelas se dedujo de los datos
finding-type-from-records-do = Se deduce de los grados encontrados. Agregue un archivo de escuelas si un tipo está mal.
finding-layout-syntax = No se puede leer el archivo de formato
finding-layout-syntax-do = Revise la línea que se nombra aquí. Los archivos de formato son TOML; asigne las columnas de un archivo en esta página y guarde el formato para tener uno con que comparar.
finding-layout-value = El archivo de formato usa un nombre desconocido, o le falta una columna que sus filas necesitan
finding-layout-value-do = Corrija la línea que se nombra aquí.
finding-growth-syntax = El archivo de ajustes o normas de crecimiento no se puede leer
finding-growth-syntax-do = Mire la línea que se nombra aquí. Un archivo de normas cortado hay que copiarlo de nuevo; cómo son los ajustes está en docs/growth.md.
finding-growth-value = Un valor de los ajustes o normas de crecimiento es erróneo, o su nombre es desconocido
finding-growth-value-do = Corrija la línea que se nombra aquí.
finding-norms-changed = Las normas de crecimiento no están como se escribieron
finding-norms-changed-do = El archivo fue cambiado o cortado, y no se usa nada de él. Cópielo de nuevo de quien lo guardó.
finding-norms-of-few = Las normas de crecimiento son de menos estudiantes o escuelas de los necesarios
finding-norms-of-few-do = No se usa nada de ellas. Pida normas de más estudiantes; un archivo de ajustes puede declarar otro mínimo.
finding-growth-files-twice = Hay dos archivos de ajustes del crecimiento, o dos de normas
finding-growth-files-twice-do = Se usa el último por nombre de archivo. Deje uno solo.
finding-methodology-syntax = No se puede leer el archivo de metodología
finding-methodology-syntax-do = Revise la línea que se nombra aquí. Los archivos de metodología son TOML; empiece con uno de los que trae este proyecto.
finding-methodology-weights = Los puntos de la metodología no suman
finding-methodology-weights-do = Los puntos de las partes deben sumar los puntos del total. Corrija la línea que se nombra aquí.
finding-methodology-cut-points = Los puntos de corte de la metodología están mal
finding-methodology-cut-points-do = Son nueve puntos de corte, del peor nivel al mejor. Corrija la línea que se nombra aquí.
finding-methodology-unknown-name = La metodología usa un nombre desconocido
finding-methodology-unknown-name-do = Compare la escritura con los nombres que se esperan aquí.
finding-methodology-missing-source = Un valor de la metodología no dice su fuente
finding-methodology-missing-source-do = Cada valor dice de dónde viene: misión, publicado, deducido o supuesto, con su fuente.
finding-methodology-value = Un valor de la metodología está fuera de su rango
finding-methodology-value-do = Corrija la línea que se nombra aquí.
finding-roster-table-missing = A una lista de estudiantes le falta una de sus tablas
finding-roster-table-missing-do = Sin ella no se puede ubicar a ningún estudiante en una escuela. Agregue la tabla que se nombra aquí, de la misma exportación.
finding-broken-reference = Hay filas que remiten a filas que no están
finding-broken-reference-do = La fila que nombran falta, o está marcada como inactiva o por borrar. Estas filas se dejaron fuera. Exporte todas las tablas otra vez al mismo tiempo.
finding-conflicting-roster-rows = Dos filas tienen un mismo identificador y dicen cosas distintas
finding-conflicting-roster-rows-do = Se usó la primera de ellas. Deje una fila por identificador.
finding-impossible-date = Una fecha no existe
finding-impossible-date-do = No se usó. Escriba las fechas así: 2023-08-15.
finding-roster-delta = La lista contiene solo cambios
finding-roster-delta-do = No están en ella los estudiantes que no cambiaron desde una exportación anterior. Exporte una lista completa (bulk).
finding-student-without-school = Estudiantes que no están en ninguna escuela
finding-student-without-school-do = Se dejaron fuera. Exporte las inscripciones con la lista, o indique la escuela de cada estudiante.
finding-org-not-school = Estudiantes en un departamento que no pertenece a ninguna escuela
finding-org-not-school-do = Se leyó como una escuela. Revise su tipo y de qué forma parte.
finding-session-dates = Las fechas de un período y su año escolar no coinciden
finding-session-dates-do = Se usó el año escolar que nombra. OneRoster nombra un año escolar por el año de calendario de su primavera, 2024 para 2023-24.
finding-inactive-rows = Filas marcadas como inactivas o por borrar
finding-inactive-rows-do = Se dejaron fuera. No hay nada que hacer.
finding-roster-no-manifest = La lista no tiene manifiesto
finding-roster-no-manifest-do = Nada dice si está completa o contiene solo cambios. No hay nada que hacer si es una exportación completa.
finding-no-student-in-common = Dos archivos sobre una escuela no comparten ningún estudiante
finding-no-student-in-common-do = Cada uno dice lo que al otro le falta, así que deberían tratar de los mismos estudiantes, pero sus identificadores son distintos. Use los mismos en los dos, como los del estado.
finding-year-not-joined = No se pueden unir filas sin año escolar
finding-year-not-joined-do = Otras filas de la misma escuela nombran su año. Complete school_year en cada archivo; mientras tanto estas filas cuentan como «año sin indicar».
finding-grade-not-tested = Resultados de examen en un grado que no hace el examen
finding-grade-not-tested-do = Se contaron. Revise el grado y el resultado que se nombran aquí.
finding-score-out-of-range = Puntajes de escala que el examen no da
finding-score-out-of-range-do = Revise el puntaje, el grado y que la columna contenga puntajes de escala. Se contó el nivel que está a su lado.
finding-redesignated-status = Estudiantes reclasificados que nunca fueron aprendices de inglés
finding-redesignated-status-do = Un estudiante reclasificado este año es RFEP o EL, no EO ni IFEP. Las filas se contaron tal como están; revise la situación de idioma.
finding-school-not-listed = Escuelas que no están en el archivo de escuelas
finding-school-not-listed-do = Se usaron sin él. Agréguelas al archivo de escuelas o corrija sus códigos.
finding-practice-unknown-school = Prácticas de escuelas que ningún otro archivo nombra
finding-practice-unknown-school-do = Se conservan, y se muestran cuando estén los datos de la escuela. Corrija el código de la escuela, o suelte también sus datos.
finding-practice-unknown-indicator = Prácticas para indicadores que no tienen ni la metodología ni los datos
finding-practice-unknown-indicator-do = Se conservan, y se muestran solo en la ficha de la propia escuela. Use el id de un indicador, como chronic_absenteeism.
finding-low-response-rate = Pocas de las personas invitadas a una encuesta respondieron
finding-low-response-rate-do = El resultado se contó, pero quizás no hable por todas las personas invitadas. Léalo con cautela e invite de nuevo la próxima vez.
finding-rows-not-counted = Se dejaron fuera filas que este tipo de archivo tiene y que no cuentan
finding-rows-not-counted-do = Por ejemplo inscripciones secundarias, estudiantes que no se presentaron, exenciones y exámenes no válidos. No hay nada que hacer, salvo que sean más de las que espera.
finding-rows-left-out = Se dejaron fuera filas que no tratan de una escuela
finding-rows-left-out-do = Las filas de distrito, condado, estado y divididas contarían a los estudiantes dos veces. No hay nada que hacer.
finding-encrypted = El archivo está protegido con contraseña
finding-encrypted-do = Nada de él se contó. Ábralo con su contraseña, guárdelo sin ella y suelte ese archivo.
finding-broken-archive = El archivo comprimido o el libro de cálculo está dañado
finding-broken-archive-do = Nada de él se contó. Guárdelo o descárguelo otra vez, o guarde la tabla como CSV.
finding-unpacks-too-large = El archivo se descomprime a un tamaño mucho mayor que el suyo
finding-unpacks-too-large-do = No se siguió leyendo. Descomprímalo usted, vea qué contiene y suelte solo las tablas.
finding-members-passed-over = Se pasaron por alto archivos u hojas ocultos
finding-members-passed-over-do = No hay nada que hacer, salvo que alguno deba contarse: entonces muéstrelo o suéltelo por separado.
finding-no-table = Una parte del archivo no contiene una tabla
finding-no-table-do = Una portada o una nota no es una tabla. No hay nada que hacer.
finding-title-rows = Se pasaron por alto filas encima del encabezado
finding-title-rows-do = Los títulos y notas encima de los nombres de las columnas no son parte de la tabla. No hay nada que hacer.
finding-total-row = Se dejaron fuera filas de totales
finding-total-row-do = Las filas que suman se cuentan una por una. No hay nada que hacer.
finding-nothing-to-compute = Reconocido, y sin nada que calcular
finding-nothing-to-compute-do = El archivo se leyó y se apartó. No hay nada que hacer.
finding-unread-columns = Columnas que esta página no usa
finding-unread-columns-do = No se leyeron. No hay nada que hacer.

## Tools

toolbar = Año, metodología y descargas
choices = Año y metodología
year = Año escolar
year-option = { $year } ({ $indexed } con Índice)
year-unstated = año sin indicar
methodology = Metodología
chosen-user = Elegida por usted.
chosen-most-indexed = Elegida porque con ella más escuelas reciben un Índice. Puede cambiarla.
methodology-see = Leer sus reglas
methodology-made-of = Sus valores:
provenance-count = { $provenance }: { $count }
downloads = Descargar
download-index-csv = Una fila por escuela y año: el Índice y sus áreas
download-domains-csv = Una fila por escuela, año y área
download-leas-csv = Una fila por distrito, año, indicador y grupo: sus escuelas en conjunto, cada estudiante una sola vez
download-measures-csv = Una fila por escuela, año, indicador y grupo de estudiantes
download-findings-csv = Todo lo que se encontró en los archivos
download-report-xlsx = Todas las tablas en un libro de cálculo
download-report-json = El informe entero, para programas

## Compare

compare-title = Escuelas lado a lado
compare-lead = En el orden en que usted las eligió. Nada aquí es una clasificación: cada nivel, del 1 al 10, es el de la propia escuela.
compare-types = Estas escuelas son de tipos distintos. Cada tipo tiene sus propios puntos de corte, así que el mismo valor puede alcanzar otro nivel.
compare-choose = Elija de dos a cuatro escuelas en la lista, con las casillas de la columna «Comparar». Aquí aparecerán lado a lado.
compare-to-list = Elegir escuelas en la lista
compare-table = Escuelas lado a lado, fila por fila
compare-out = Quitar { $school }
compare-absent = Sin datos en { $year }
compare-groups = { $count ->
    [one] Un grupo de estudiantes
   *[other] { $count } grupos de estudiantes
}
compare-this = Comparar
compare-pick = Comparar { $school }
column-compare = Comparar
tray-title = Para comparar
tray-more = Elija al menos otra escuela.
tray-compare = Comparar { $count } escuelas
tray-full = Caben { $most } escuelas como máximo. Quite una para elegir otra.
live-compare-in = Se eligió { $school }. { $count } de un máximo de { $most } escuelas para comparar.
live-compare-out = Se quitó { $school }. { $count } de un máximo de { $most } escuelas para comparar.

## Keys and choices

shortcuts-open = Atajos de teclado
shortcuts-title = Atajos de teclado
shortcuts-typing = Descansan mientras usted escribe.
shortcut-search = Buscar escuelas
shortcut-rows = Subir y bajar por la lista
shortcut-open = Abrir la escuela
shortcut-close = Cerrar lo que está abierto
shortcut-overview = Ir al resumen
shortcut-compare = Ir a la comparación
shortcut-findings = Ir a los hallazgos
shortcut-methodology = Ir a la metodología
shortcut-help = Mostrar estos atajos
remember = Recordar mis opciones en este dispositivo
remember-means = Solo la vista y el idioma, nunca los datos. Al desactivarlo se olvidan.
remember-failed = Este navegador no permite que la página recuerde nada.
live-remembered = La vista y el idioma se recuerdan en este dispositivo.
live-forgotten = Ya no se recuerda nada.

## Teachers

check-title = Compruebe un número usted mismo
check-ask = Pulse «¿Por qué?» junto a cualquier número. Se abren su suma y sus reglas.
check-follow = Baje por sus partes hasta llegar a «Dónde se leyó»: el archivo y sus líneas.
check-look = Abra su propia copia de ese archivo en esas líneas y vuelva a contar.
check-index = ¿Por qué el Índice es el que es?
check-no-index = ¿Por qué no hay Índice?
check-no-rank = Esta vista ordena las escuelas por nombre, y nunca a docentes ni a escuelas por un resultado.

## Schools

schools-title = Escuelas
schools-shown = { $shown } de { $count ->
    [one] una escuela
   *[other] { $count } escuelas
}
search = Buscar escuela, distrito o código
sort-by = Ordenar por
sort-up = { $column }, ascendente
sort-down = { $column }, descendente
no-match = Ninguna escuela coincide con «{ $search }».
column-school = Escuela
column-lea = Distrito
column-type = Tipo
column-index = Índice
column-base = Puntos para los que hay datos
alternative = Alternativa
charter = Chárter
no-points = Sin puntos
type-elementary = Primaria
type-middle = Intermedia
type-high = Preparatoria
type-span = Varios niveles
type-unknown = No se conoce
no-index = Sin Índice
no-index-short- = Sin Índice
no-index-short-points-base = Faltan datos
no-index-short-type-unknown = Tipo desconocido
no-index-short-refused = Sin Índice
no-index-short-too-fine = Sin Índice
no-index- = La metodología no da Índice a esta escuela.
no-index-points-base = Hay datos para { $base } puntos de 100. Un Índice necesita al menos { $minimum }.
no-index-type-unknown = No se conoce el tipo de la escuela, así que ninguna metodología le corresponde. Un archivo de escuelas con su school_type lo resolvería.
no-index-too-fine = Los pesos de la metodología son demasiado finos para repartirlos con exactitud. Use números más redondos.
no-index-refused = La metodología niega el Índice cuando falta una parte necesaria.

## Card

card-type-unknown = No se conoce el tipo de escuela
card-loading = Abriendo la escuela
back-to-list = Volver a la lista
close-card = Cerrar esta escuela
print = Imprimir
print-under = Metodología: { $methodology } ({ $id }). No es una publicación oficial de ningún estado ni distrito.
print-date = Impreso el { DATETIME($date, dateStyle: "long") }.
print-files = { $count ->
    [one] Leído del archivo
   *[other] Leído de { $count } archivos:
}
the-index = el Índice
of-100 = de 100 puntos
points-base-all = Hay datos para los 100 puntos.
points-base = Hay datos para { $base } de los 100 puntos; lo que falta se reparte entre el resto.
of-points = de { $possible } puntos
no-points-of = Sin datos ({ $nominal } puntos)
no-points-no-index = Sin puntos, porque no hay Índice
domain-base = Hay datos para { $base } de { $nominal } puntos.
domain-empty = Esta metodología todavía no tiene indicadores aquí.
why = ¿Por qué?
why-what = ¿Por qué? { $what }
value-of = valor de { $what }
level-of = nivel de { $what }
value-percent = { $value }%
value-points = { $value } puntos respecto al estándar
value-ratio = { $value } veces
value-score = { $value } de 5
fraction = { $numerator } de { $denominator }
students-n = { $count } estudiantes
better-higher = más alto es mejor
better-lower = más bajo es mejor
phase-collected = Se recopila en { $year }: sin nivel ni puntos
phase-piloted = En prueba en { $year }: sin puntos
phase-domain = Sin puntos en { $year }: solo se recopila o está en prueba. Sus { $nominal } puntos pasan a lo que se califica.
phase-base = En { $year } se califican con datos { $base } de los 100 puntos; lo que solo se recopila, está en prueba o no tiene datos cede sus puntos.
beside-responses = Respondieron { $numerator } de { $denominator } personas invitadas ({ $value }%)
beside-participation = Hicieron el examen { $numerator } de { $denominator } estudiantes ({ $value }%)
beside-mean = Puntaje medio { $value } de 5 (respondieron { $denominator })
beside-under = menos del { $limit }%
beside-means-responses = Respondieron tan pocas personas que el resultado quizás no hable por todas.
beside-means-participation = Hicieron el examen tan pocos que el resultado quizás no hable por todos. No cambia los puntos.
level-n = Nivel { $level }
band-above = arriba del promedio
band-average = promedio
band-below = abajo del promedio
band-above-means = Niveles 8, 9 y 10.
band-average-means = Niveles 4, 5, 6 y 7.
band-below-means = Niveles 1, 2 y 3.
groups = { $count ->
    [one] Un grupo de estudiantes
   *[other] { $count } grupos de estudiantes
}{ $scored ->
    [0] {""}
    [one] , uno cuenta para los puntos
   *[other] , { $scored } cuentan para los puntos
}
groups-of = Grupos de estudiantes: { $indicator }
group-column-group = Grupo
group-column-students = Estudiantes
group-column-value = Valor
group-column-value-points = Puntos respecto al estándar
value-short-points = { $value }
group-column-level = Nivel
group-column-points = Puntos
lowest = Grupo racial o étnico más bajo
shown-only = sin puntos
missing-brings = Falta — lo daría { $count ->
    [one] la columna
   *[other] las columnas
}
continuous-title = Se comparte, nunca se califica
continuous-more = Datos de mejora continua. Ayudan a las escuelas a aprender y no suman nada al Índice.
legend-title = Qué significan las marcas
state-reported = Reportado
state-suppressed = Oculto
state-too-few = Muy pocos estudiantes
state-too-few-of = Muy pocos: { $have } de los { $needed } necesarios
state-not-applicable = No aplica
state-missing = Falta
state-suppressed-means = Quien publica ocultó el valor para proteger a los estudiantes.
state-too-few-means = Menos estudiantes de los que un resultado necesita para contar.
state-not-applicable-means = No existe en este tipo de escuela.
state-missing-means = Ningún archivo trajo los datos.

## Why

why-title = Por qué este número
why-path = El camino hasta este número
copy-text = Copiar como texto
copy-whole = Copiar todo como texto
why-loading = Siguiendo el número hasta su origen
why-nothing = No se encontró explicación
why-formula = La suma
why-parts = Sus partes
why-rules = Reglas usadas
why-sources = Dónde se leyó
rule-for-type = { $rule } ({ $type })
rule-n-size = Mínimo de estudiantes para que un resultado cuente
rule-minimum-points = Mínimo de puntos con datos para un Índice
rule-points-per-level = Parte de los puntos por cada nivel
rule-all-students-share = Parte de todos los estudiantes
rule-scored-groups = Grupos que cuentan para los puntos
rule-redistribution-groups = Puntos de los grupos sin datos
rule-redistribution-family = Puntos de las partes de una familia sin datos
rule-redistribution-domain = Puntos de las partes de un área sin datos
rule-redistribution-index = Puntos de las áreas sin datos
rule-span-weights = Puntos en escuelas de varios niveles
rule-span-cut-points = Puntos de corte en escuelas de varios niveles
rule-definitions-graduates = Quién cuenta como graduado
rule-definitions-met-level = Nivel que cumple el estándar
rule-definitions-absence-share = Parte de días de ausencia que es crónica
rule-definitions-absence-minimum-days = Mínimo de días de inscripción para contar
rule-readiness-gpa = Promedio de notas que muestra preparación
rule-readiness-attendance = Asistencia que muestra preparación
rule-surveys-favorable-from = Puntaje desde el que una respuesta es favorable
rule-surveys-respondents = Personas que deben responder sobre un tema de encuesta
rule-surveys-response-rate = Parte de las personas invitadas que debería responder
rule-participation-grades = Grados que hacen el examen
rule-participation-flagged-under = Parte de los estudiantes que debería hacer un examen
rule-disproportionality-students = Estudiantes necesarios para comparar riesgos
rule-disproportionality-cases = Casos que un grupo necesita para que su razón cuente
rule-part-collected = Solo se recopila en un año escolar
rule-part-piloted = En prueba en un año escolar
rule-goals-index = Cuándo se cumple la meta del índice
rule-goals-graduation = Cuándo se cumple la meta de graduación
rule-goals-achievement = Cuándo se cumple la meta de rendimiento
rule-goals-gaps = Cuándo se cumple la meta de brechas
rule-goals-graduation-of = Tasas que considera la meta de graduación
rule-goals-achievement-of = Materias de rendimiento y brechas
rule-goals-gap-groups = Grupos cuyas brechas se consideran
rule-growth-model = Modelo de crecimiento
rule-growth-reliability-ela = Parte de la dispersión de los puntajes de lengua que no es error
rule-growth-reliability-math = Parte de la dispersión de los puntajes de matemáticas que no es error
rule-growth-minimum-schools = Mínimo de escuelas para percentiles de crecimiento
rule-growth-ranked-from = Mínimo de estudiantes para que una escuela esté entre ellas
rule-support-lowest = Cómo se combinan los años para hallar las escuelas más bajas
rule-support-share = Proporción de escuelas con apoyo intensivo
rule-support-fewest-schools = Mínimo de escuelas de un tipo para ordenarlas aparte
rule-support-exit-after = Años fuera de la lista para terminar el apoyo intensivo
rule-part-points = Puntos nominales
rule-part-cut-points = Puntos de corte
rule-part-better = Qué dirección es mejor
rule-line = línea { $line } del archivo de metodología
source-line = Línea { $line }
source-rows = { $rows ->
    [one] Una fila contada
   *[other] { $rows } filas contadas
}
source-lines = en el numerador: líneas { $lines }
source-lines-some = en el numerador: líneas { $lines } y más
source-columns = Columnas
source-hash = Huella

provenance-legend = Qué significan misión, publicado, deducido y supuesto
provenance-mission = misión
provenance-published = publicado
provenance-inferred = deducido
provenance-assumed = supuesto
provenance-mission-means = Lo dice el documento de misión de 2013.
provenance-published-means = Lo dice una fuente pública posterior de los distritos CORE.
provenance-inferred-means = Se dedujo de cifras publicadas.
provenance-assumed-means = Lo fijó este proyecto. No es un valor oficial.

trace-index = El Índice
trace-index-means = Los puntos ganados en todas las áreas, de 100.
trace-no-index = Sin Índice
trace-no-index-means = Hay muy poco aquí para resumirlo de manera justa.
trace-domain = { $label }
trace-domain-means = Los puntos que ganan los indicadores de esta área.
trace-indicator = { $label }
trace-indicator-means = Los puntos de todos los estudiantes y de los grupos que cuentan para los puntos.
trace-cell = { $group }
trace-level = Nivel
trace-level-means = Uno, más el número de puntos de corte que el valor alcanza.
trace-points = Puntos
trace-points-means = Una décima parte de los puntos posibles por cada nivel.
trace-measure = Valor
trace-title-of = { $step }: { $label }, { $group }
cut-points-percent = en por ciento: { $cuts }
cut-points-points = en puntos respecto al estándar: { $cuts }
cut-points-ratio = { $cuts }
trace-title-of-cell = { $label }, { $group }
trace-redistribution = Puntos repartidos
trace-redistribution-means = Los puntos de las partes sin datos pasan a las partes que tienen datos.
trace-lowest-group = Grupo racial o étnico más bajo
trace-lowest-group-means = El grupo con el peor valor entre los que tienen suficientes estudiantes.
trace-growth = Crecimiento
trace-growth-means = El crecimiento medio de los estudiantes de la escuela, comparado con el mismo grupo en otras escuelas. Solo se conserva la parte que probablemente no se debe al azar.
trace-growth-cohort = Grado { $grade }
trace-growth-cohort-means = Los estudiantes cuyo crecimiento se estimó en conjunto.

trace-value-index = { $value } de 100
trace-value-domain = { $value } puntos
trace-value-indicator = { $value } puntos
trace-value-cell-scored = { $value } puntos
trace-value-level = Nivel { $value }
trace-value-redistribution = { $value } puntos posibles

arg-methodology = Metodología
arg-methodology-id = Identificador de la metodología
arg-methodology-hash = Huella de la metodología
arg-reason = Motivo
arg-reason-points-base = Hay datos para menos puntos de los que un Índice necesita
arg-reason-type-unknown = No se conoce el tipo de la escuela
arg-reason-too-fine = Los pesos de la metodología son demasiado finos para repartirlos con exactitud
arg-reason-refused = Falta una parte que la metodología exige
arg-school-type = Tipo de escuela
arg-school-type-unknown = no se conoce
arg-state = Estado
arg-state-suppressed = Oculto por quien lo publica
arg-state-too-few = Muy pocos estudiantes para contar
arg-state-not-applicable = No aplica
arg-state-missing = Falta
arg-value = Valor
arg-better = Es mejor
arg-better-higher = más alto
arg-better-lower = más bajo
arg-effective = Puntos posibles aquí
arg-differs = Quien lo publica lo define de otra manera
arg-reference = Se compara con
arg-reference-lea = los demás estudiantes del distrito, hasta donde sus escuelas están cargadas (provisional)
arg-reference-lea-declared = los demás estudiantes del distrito, según su propio archivo de referencias
arg-reference-state = los demás estudiantes del estado, según un archivo de referencias
arg-reference-hash = Huella de la referencia
arg-responses = Respondieron a la encuesta
arg-invited = Personas invitadas a la encuesta
arg-response-rate = Respuestas
arg-response-rate-low = menos de las que pide la metodología
arg-phase = En este año escolar
arg-phase-collected = se recopila, aún sin puntos
arg-phase-piloted = en prueba, aún sin puntos
arg-numerator = Numerador
arg-denominator = Denominador
arg-reached = Puntos de corte alcanzados
arg-nominal = Puntos nominales
arg-points-possible = Puntos posibles
arg-points-base = Puntos para los que hay datos
arg-needed = Estudiantes necesarios
arg-model = Modelo de crecimiento
arg-model-value-added = Valor agregado
arg-model-student-growth-percentiles = Percentil de crecimiento medio
arg-grades = Grados medidos
arg-cohort = Estudiantes medidos en todas las escuelas
arg-students = Estudiantes de esta escuela
arg-schools = Escuelas entre las que se calcula el percentil
arg-concentrations = Promedios de las escuelas que se mantienen constantes
arg-mean = Crecimiento medio, centrado
arg-kept = Parte conservada
arg-effect = Crecimiento de la escuela
arg-error = Error estándar
arg-interval = Percentiles posibles, 95 %
arg-coefficients = Huella de lo que se estimó
arg-scores = Puntajes
arg-measured = Estudiantes medidos
arg-failed = Sin crecimiento
arg-failed-too-few = muy pocos estudiantes para medir
arg-failed-alike = los puntajes se parecen demasiado para medir

## Charts

charts-of-school = Gráficas: partes del Índice, años, otras escuelas
charts-of = Gráficas: grupos, años, otras escuelas
charts-whole = Las escuelas en conjunto
chart-loading = Un momento…
chart-table = Lo mismo en una tabla
chart-table-first = Las primeras { $shown } de { $count } filas. Los archivos guardados las tienen todas.
chart-save-of = Guardar como { $kind }: { $chart }
chart-made = Metodología { $methodology }. Calculado en un navegador; no es una publicación oficial.
chart-index = Índice
chart-level = nivel { $level }, { $band }
chart-level-short = nivel { $level }
chart-band = Banda
chart-levels = { $indicator }: niveles por grupo de estudiantes
chart-levels-all = { $group }: { $level }.
chart-levels-groups = { $count ->
    [one] Un grupo tiene nivel:
   *[other] { $count } grupos tienen nivel:
} { $above } arriba del promedio, { $average } en el promedio, { $below } abajo del promedio.
chart-contribution = De dónde vienen los puntos del Índice
chart-contribution-sentence = { $index } de 100 puntos. { $parts }.
chart-contribution-part = { $domain }: { $points } de { $possible }
chart-points-of = { $points } de { $possible }
chart-domain = Área
chart-earned = Puntos obtenidos
chart-possible = Puntos posibles
chart-trend = { $what } a lo largo de los años
chart-trend-one = De esta escuela solo está cargado { $year }. Con archivos de otro año aquí habría una línea.
chart-trend-single = { $what }: { $value } en { $year }, el único año con un valor.
chart-trend-sentence = { $what }: { $from } en { $first }, { $to } en { $last }.
chart-trend-broken = { $count ->
    [one] La línea se interrumpe una vez
   *[other] La línea se interrumpe { $count } veces
}: los valores de ambos lados no se contaron igual o no son de años seguidos.
chart-trend-domains = El Índice está en puntos de 100; un área, en el porcentaje de los puntos que podía obtener ese año.
chart-break = { $sign }: sin unir de { $from } a { $to }. { $reasons }
chart-break-column = Sin unir con el año anterior
break-missing-year = No hay ningún valor del tiempo intermedio.
break-new-test = Otra prueba tomó el lugar de la anterior.
break-cohort-rule = El estado cambió sus reglas sobre quién pertenece a una generación y quién cuenta como graduado.
break-voluntary-test = En 2020-21 las escuelas podían decidir si hacían la prueba.
break-other-source = Los valores vienen de archivos de distinta clase, que cuentan de distinta manera.
break-other-type = La escuela era de otro tipo, con otros pesos.
break-other-indicators = No contaron los mismos indicadores para los puntos.
chart-gaps = { $indicator }: los grupos junto a todos los estudiantes
chart-gaps-all = Todos los estudiantes: { $value }.
chart-gaps-one = { $group }: { $value }.
chart-gaps-between = Los grupos están entre { $low } ({ $lowest }) y { $high } ({ $highest }).
chart-spread = { $what }: { $schools }
chart-spread-none = { $what }: { $schools }. No hay nada que dibujar.
chart-spread-here = { $school }: { $value }.
chart-spread-without = { $school } no tiene valor.
chart-spread-sentence = De { $schools } con un valor, la cuarta parte tiene { $low } o menos, la mitad { $middle } o menos y tres cuartas partes { $high } o menos.
chart-spread-means = Bajo el eje: la mitad central de las escuelas y la que queda en medio.
chart-schools-elementary = { $count ->
    [one] 1 escuela primaria
   *[other] { $count } escuelas primarias
}
chart-schools-middle = { $count ->
    [one] 1 escuela intermedia
   *[other] { $count } escuelas intermedias
}
chart-schools-high = { $count ->
    [one] 1 escuela preparatoria
   *[other] { $count } escuelas preparatorias
}
chart-schools-span = { $count ->
    [one] 1 escuela de varios niveles
   *[other] { $count } escuelas de varios niveles
}
chart-schools-unknown = { $count ->
    [one] 1 escuela de tipo desconocido
   *[other] { $count } escuelas de tipo desconocido
}
chart-schools-all = { $count ->
    [one] 1 escuela de cualquier tipo
   *[other] { $count } escuelas de todos los tipos
}
chart-schools = Escuelas
chart-from-to = Desde – hasta
chart-range = { $from } – { $to }
chart-this-school = Esta escuela
chart-here = Esta escuela: { $value }
chart-against-title = Resultado y crecimiento
chart-against = { $status } y { $growth }
chart-against-none = No hay datos de crecimiento cargados. Un archivo de medidas con el indicador ela_growth o math_growth, junto a resultados de pruebas del mismo año, mostraría dónde está cada escuela y cuánto han avanzado sus estudiantes.
chart-against-sentence = { $count ->
    [one] Una escuela tiene ambos.
   *[other] { $count } escuelas tienen ambos.
} En la mitad de ellas, { $status } es { $x } o menos; en la mitad, { $growth } es { $y } o menos.
chart-against-here = { $school }: { $status } { $x }, { $growth } { $y }.
chart-against-lines = Cada punto es una escuela. Las dos líneas son los valores del medio; una escuela a la izquierda y arriba tiene resultados bajos y crece mucho.
chart-axis-up = ↑ { $what }
chart-axis-right = { $what } →
chart-ranges = { $indicator }: los grupos en todas las escuelas
chart-ranges-one = { $group }: la mitad de las escuelas está entre { $low } y { $high }, y la del medio en { $middle }.
chart-ranges-means = Una barra es la mitad central de las escuelas con un valor; su línea es la escuela del medio.
chart-quarter = La cuarta parte tiene esto o menos
chart-half = La mitad tiene esto o menos
chart-three-quarters = Tres cuartas partes tienen esto o menos

## One group across schools

across-title = { $group }, { $year }
across-choose = Grupo de estudiantes
across-nothing = Ningún archivo trae grupos de estudiantes en { $year }.
across-glance = Todos los indicadores de un vistazo
across-glance-more = Cuántas escuelas tienen un valor de este grupo, y por qué otras no lo tienen.
across-indicator = Indicador
across-state-reported = Con un valor
across-state-too-few = Muy pocos estudiantes
across-state-suppressed = Oculto
across-state-missing = Sin datos
across-levels = Escuelas por banda
across-full = { $indicator }: { $group }
across-schools = { $count ->
    [one] Una escuela
   *[other] { $count } escuelas
}
across-before = Anteriores
across-after = Siguientes
across-shown = { $first } a { $last } de { $count }
across-link = Este grupo en todas las escuelas
## Assumed

rests-on = { $count ->
    [0] No se apoya en ningún valor supuesto
    [one] Se apoya en un valor supuesto
   *[other] Se apoya en { $count } valores supuestos
}
assumed-title = Qué se supone aquí
assumed-means = Los valores supuestos los fijó este proyecto, o quien escribió la metodología. No son valores oficiales de nadie.
assumed-more = Ver toda la metodología
assumed-where = Se usa en: { $where }
assumed-everywhere = la suma completa

## Methodology

methodology-named = Identificador { $id }, huella { $hash }.
methodology-save = Guardar el archivo de la metodología (TOML)
methodology-loading = Abriendo la metodología
rules-settings = Para todos los indicadores
rules-definitions = Qué se cuenta
rules-of = { $indicator }: puntos de corte y fuentes
weights-of = Puntos de cada indicador: { $domain }
weights-indicator = Puntos
weights-none = sin puntos
points-n = { $points } puntos
cuts-of = Puntos de corte: { $indicator }
cuts-from = Un nivel empieza en
cuts-in-percent = En por ciento
cuts-in-points = En puntos
cuts-in-ratio = Como razón
rules-compare = Junto a otra metodología
compare-with = Comparar con
compare-none = ninguna
rules-differ = { $count ->
    [0] Ningún valor es distinto
    [one] Un valor es distinto
   *[other] { $count } valores son distintos
}
rules-value = Valor
rules-lacks = no lo tiene
rule-value-in-proportion = en proporción
rule-value-equally = por igual
rule-value-none = a nadie
rule-value-refuse = sin ellas no hay Índice
rule-value-mean = el promedio de los niveles
rule-value-highest-member = los del nivel más alto
rule-value-higher = más alto
rule-value-lower = más bajo
rule-value-true = sí
rule-value-false = no
rule-value-regular-diploma = diploma regular
rule-value-value-added = valor agregado
rule-value-student-growth-percentiles = percentil de crecimiento medio
rule-value-lowest-race-ethnicity = grupo racial o étnico más bajo
rule-bands-above-from = Nivel más bajo por encima del promedio
rule-bands-average-from = Nivel más bajo del promedio
rule-part-groups = Los grupos de estudiantes comparten sus puntos
rule-part-redistribution = Puntos de sus partes sin datos

## Appeal

packet-open = Expediente de apelación
packet-title = Expediente de apelación
packet-of = { $school }, { $year }
packet-means = Un documento para imprimir o enviar: el resultado y todas sus partes, los archivos de donde se leyó, qué se supone, y el camino de cada número desde la línea del archivo hasta el Índice.
packet-save = Guardar como archivo
packet-print = Imprimirlo
packet-preview = El documento
packet-not-official = No es una publicación oficial de ningún estado ni distrito.
packet-result = Resultado
packet-part = Parte
packet-value = Valor
packet-level = Nivel
packet-points = Puntos
packet-possible = Posibles
packet-official = Oficial
packet-computed = Calculado aquí
packet-difference = Oficial menos calculado
packet-inputs = Los archivos de donde se leyó
packet-file = Archivo
packet-read-as = Leído como
packet-rows = Filas
packet-size = Tamaño
packet-fingerprint = Huella
packet-digesting = SHA-256: se está calculando
packet-hash-means = Para comprobar que usted tiene el mismo archivo, calcule su SHA-256 (sha256sum en Linux, shasum -a 256 en Mac, certutil -hashfile ARCHIVO SHA256 en Windows) y compárelo. La huella distingue los archivos en esta página.
packet-assumed-value = Valor
packet-assumed-is = Es
packet-assumed-where = Se usa en
packet-assumed-source = De quién
packet-findings = Hallazgos que pueden afectar a esta escuela
packet-no-findings = No se encontró nada en sus archivos.
packet-places = { $count ->
    [one] un lugar
   *[other] { $count } lugares
}
packet-trace = De dónde sale cada número
official-title = Resultado oficial
official-how = Escriba los puntos oficiales, o elija o suelte una tabla con las columnas school_code e index; las columnas con los nombres de index.csv muestran en qué parte hay una diferencia.
official-file = Tabla con resultados oficiales
official-typed = Los puntos oficiales se escribieron a mano.
official-source = Los puntos oficiales vienen de { $file }, línea { $line }.
official-compared = El resultado oficial está comparado.
official-no-school-code = La tabla no tiene la columna school_code.
official-no-school = La tabla no tiene ninguna fila de esta escuela y este año.
official-no-part = La tabla no tiene ninguna columna para la que esta metodología dé puntos.
official-agrees = Los dos coinciden.
official-differs = El Índice es distinto. Los puntos oficiales de cada área mostrarían dónde.
official-differs-in = Son distintos en: { $parts }.
official-differs-sum = Las partes dadas coinciden y el Índice es distinto.
official-same = ninguna
official-not-number = no es un número
official-none-here = sin puntos
live-digested = { $count ->
    [one] El SHA-256 de un archivo está en el documento.
   *[other] El SHA-256 de { $count } archivos está en el documento.
}

## Trust

embed-loading = Cargando el resultado
embed-refused-student-data = Este resultado es de uso interno: contiene datos de estudiantes. Aquí no se muestra.
embed-refused-form = Este archivo no es un resultado publicado del Índice de Mejora de la Calidad Escolar.
embed-refused-unreachable = No se pudo obtener el resultado publicado.
embed-no-school = El resultado publicado no tiene esa escuela.
embed-school = Escuela
embed-methodology = Cómo se calcula
embed-of = { $students } estudiantes
embed-sentence = En { $year } esta escuela alcanza { $index } de 100 puntos. Hubo datos para { $base } de ellos.
embed-sentence-none = En { $year } esta escuela no tiene Índice. Hubo datos para { $base } de 100 puntos.
download-published-json = Un resultado para mostrar en otro sitio, con el elemento sqii-report
marking = Uso interno: contiene datos de estudiantes
update-ready = Hay una versión nueva de esta página.
update-now = Usarla ahora
update-later = Hay una versión nueva de esta página. Podrá usarla cuando borre sus datos. Hasta entonces nada cambia.

## Family: una escuela en palabras sencillas. Una prueba cuida que se lean con ocho grados de escuela.

family-eyebrow = Para las familias
family-loading = Abriendo la escuela
family-index = Esta escuela tiene { $index } de 100 puntos.
family-index-means = A esta suma la llamamos Índice. Junta los datos que siguen. No puede mostrar todo lo bueno de una escuela.
family-no-index = Esta escuela no tiene Índice este año. Se sabe muy poco para dar una suma justa.
family-print = Imprimir esta hoja
family-all-numbers = Ver todos los números
family-level = Nivel { $level } de 10: { $band }
family-levels-mean = Los niveles van del 1 al 10. Del 8 en adelante está arriba del promedio. Del 3 para abajo está abajo del promedio.
family-students = Se contó a { $count } alumnos.
family-share = { $share ->
    [few] Menos de 1
    [nearly-all] Más de 99
   *[other] { $share }
} de cada 100
family-share-within = { $share ->
    [few] menos de 1
    [nearly-all] más de 99
   *[other] { $share }
} de cada 100

family-topic-reading = Lectura y escritura
family-topic-math = Matemáticas
family-topic-science = Ciencias
family-topic-history = Historia
family-topic-writing = Escritura
family-topic-english = Aprender inglés
family-topic-finishing = Terminar la preparatoria
family-topic-next-school = Listos para la próxima escuela
family-topic-attendance = Venir a la escuela
family-topic-discipline = Enviados a casa
family-topic-feelings = Cómo se sienten en la escuela
family-topic-special-education = Educación especial

family-says-ela-performance = { family-share } alumnos lograron la meta del estado en lectura y escritura.
family-says-math-performance = { family-share } alumnos lograron la meta del estado en matemáticas.
family-says-science-performance = { family-share } alumnos lograron la meta del estado en ciencias.
family-says-history-performance = { family-share } alumnos lograron la meta del estado en historia.
family-says-writing-performance = { family-share } alumnos lograron la meta del estado en escritura.
family-says-ela-distance = En lectura y escritura, el alumno medio quedó { $side ->
    [below] { $points } puntos abajo de
    [above] { $points } puntos arriba de
   *[at] justo en
} la meta del estado.
family-says-math-distance = En matemáticas, el alumno medio quedó { $side ->
    [below] { $points } puntos abajo de
    [above] { $points } puntos arriba de
   *[at] justo en
} la meta del estado.
family-says-ela-growth = Por lo que los alumnos aprendieron en un año, la escuela obtuvo { $points } de 100. Una escuela común obtiene 50.
family-says-math-growth = Por lo que los alumnos aprendieron en un año, la escuela obtuvo { $points } de 100. Una escuela común obtiene 50.
family-says-graduation-4yr = { family-share } alumnos terminaron la preparatoria en cuatro años.
family-says-graduation-5yr = { family-share } alumnos terminaron la preparatoria en cinco años.
family-says-graduation-6yr = { family-share } alumnos terminaron la preparatoria en seis años.
family-says-a-g-completion = { family-share } alumnos tomaron todas las clases que piden las universidades del estado.
family-says-middle-school-persistence = { family-share } alumnos que terminaron el grado 8 llegaron al grado 10.
family-says-high-school-readiness = { family-share } alumnos del grado 8 estaban listos para la preparatoria.
family-says-chronic-absenteeism = { family-share } alumnos faltaron mucho a la escuela: uno de cada diez días o más.
family-says-suspension-expulsion = La escuela envió a casa, como castigo, a { family-share-within } alumnos.
family-says-suspension-disproportionality = A los alumnos de una raza se les envió a casa { $times } veces más a menudo que al resto.
family-says-sel-skills = En { family-share-within } respuestas, los alumnos se sienten bien con cómo aprenden y se llevan con otros.
family-says-survey-student = En { family-share-within } respuestas, los alumnos hablaron bien de la escuela.
family-says-survey-family = En { family-share-within } respuestas, las familias hablaron bien de la escuela.
family-says-survey-staff = En { family-share-within } respuestas, el personal habló bien de la escuela.
family-says-el-redesignation = { family-share } alumnos que aprendían inglés ya lo saben bien.
family-says-special-education-disproportionality = A los alumnos de una raza se les puso en educación especial { $times } veces más a menudo que al resto.

family-change-percent = { $side ->
    [same] Es casi lo mismo que el año anterior.
    [more] Son { $count } más de cada 100 que el año anterior. Esto { $turn ->
        [better] mejoró
       *[worse] empeoró
    }.
   *[less] Son { $count } menos de cada 100 que el año anterior. Esto { $turn ->
        [better] mejoró
       *[worse] empeoró
    }.
}
family-change-points = { $side ->
    [same] Es casi lo mismo que el año anterior.
   *[other] { $turn ->
        [better] Mejoró
       *[worse] Empeoró
    } { $count } puntos desde el año anterior.
}
family-change-ratio = { $side ->
    [same] Es casi lo mismo que el año anterior.
    [more] La brecha creció desde el año anterior.
   *[less] La brecha se hizo menor desde el año anterior.
}
family-change-unlike = El año anterior se contó de otro modo. Los dos años no se pueden comparar.
family-no-year-before = No se leyó ningún archivo del año anterior. Por eso esta hoja no puede decir qué mejoró o empeoró.

family-behind = Aquí la escuela atiende menos bien a algunos grupos:
family-short-percent = { family-share-within }
family-short-points = { $side ->
    [below] { $points } puntos abajo de la meta
    [above] { $points } puntos arriba de la meta
    [at] en la meta
   *[other] { $points } de 100
}
family-short-ratio = { $times } veces más a menudo
family-care = Una brecha muestra dónde los alumnos necesitan más de su escuela. No muestra lo que ellos pueden lograr.
family-hidden = Los grupos pequeños no se muestran, para cuidar los datos de cada alumno.

family-unknown-title = Lo que no sabemos
family-unknown-missing = Los archivos leídos no dicen nada sobre:
family-unknown-suppressed = Estos datos se ocultaron para cuidar a los alumnos:
family-unknown-too-few = Se contó a muy pocos alumnos para ser justos sobre:
family-name-ela-performance = lectura y escritura
family-name-math-performance = matemáticas
family-name-science-performance = ciencias
family-name-history-performance = historia
family-name-writing-performance = escritura
family-name-ela-distance = lectura y escritura
family-name-math-distance = matemáticas
family-name-ela-growth = cuánto aprendieron en lectura y escritura en un año
family-name-math-growth = cuánto aprendieron en matemáticas en un año
family-name-graduation-4yr = terminar la preparatoria en cuatro años
family-name-graduation-5yr = terminar la preparatoria en cinco años
family-name-graduation-6yr = terminar la preparatoria en seis años
family-name-a-g-completion = clases para las universidades del estado
family-name-middle-school-persistence = llegar al grado 10
family-name-high-school-readiness = estar listos para la preparatoria
family-name-chronic-absenteeism = faltar mucho a la escuela
family-name-suspension-expulsion = alumnos enviados a casa
family-name-suspension-disproportionality = si a un grupo se le envía a casa más que a otros
family-name-sel-skills = cómo los alumnos aprenden y se llevan
family-name-survey-student = lo que los alumnos dicen de la escuela
family-name-survey-family = lo que las familias dicen de la escuela
family-name-survey-staff = lo que el personal dice de la escuela
family-name-el-redesignation = aprender inglés
family-name-special-education-disproportionality = a quién se pone en educación especial

## Labels: what the module names by id

domain-academic = Académica
domain-social-emotional = Socioemocional
domain-culture-climate = Cultura y ambiente
domain-social-emotional-culture-climate = Socioemocional y de cultura y ambiente

indicator-ela-performance = Lengua inglesa: cumple el estándar
indicator-math-performance = Matemáticas: cumple el estándar
indicator-science-performance = Ciencias: cumple el estándar
indicator-history-performance = Historia: cumple el estándar
indicator-writing-performance = Escritura: cumple el estándar
indicator-ela-distance = Lengua inglesa: distancia al estándar
indicator-math-distance = Matemáticas: distancia al estándar
indicator-ela-growth = Lengua inglesa: crecimiento de los estudiantes
indicator-math-growth = Matemáticas: crecimiento de los estudiantes
indicator-graduation-4yr = Graduación en 4 años
indicator-graduation-5yr = Graduación en 5 años
indicator-graduation-6yr = Graduación en 6 años
indicator-middle-school-persistence = Permanencia tras la escuela intermedia: del grado 8 al grado 10
indicator-high-school-readiness = Preparación para la preparatoria en el grado 8
indicator-chronic-absenteeism = Ausentismo crónico
indicator-suspension-expulsion = Suspensiones y expulsiones
indicator-suspension-disproportionality = Desproporción en las suspensiones
indicator-sel-skills = Habilidades socioemocionales
indicator-survey-student = Encuesta de estudiantes
indicator-survey-staff = Encuesta del personal
indicator-survey-family = Encuesta de familias
indicator-el-redesignation = Reclasificación de aprendices de inglés
indicator-special-education-disproportionality = Desproporción en la identificación para educación especial
indicator-prekindergarten = Prekínder
indicator-middle-school-transition = Paso a la escuela intermedia
indicator-a-g-completion = Requisitos A–G cumplidos
indicator-dropout-4yr = Abandono escolar en 4 años
indicator-ela-participation = Lengua inglesa: hicieron el examen
indicator-math-participation = Matemáticas: hicieron el examen
indicator-sel-skills-mean = Habilidades socioemocionales: puntaje medio
indicator-survey-student-mean = Encuesta de estudiantes: puntaje medio
indicator-survey-staff-mean = Encuesta del personal: puntaje medio
indicator-survey-family-mean = Encuesta de familias: puntaje medio
indicator-special-education-autism = Desproporción en la identificación: autismo
indicator-special-education-deaf-blindness = Desproporción en la identificación: sordoceguera
indicator-special-education-deafness = Desproporción en la identificación: sordera
indicator-special-education-emotional-disturbance = Desproporción en la identificación: trastorno emocional
indicator-special-education-established-medical-disability = Desproporción en la identificación: discapacidad médica establecida
indicator-special-education-hard-of-hearing = Desproporción en la identificación: dificultad auditiva
indicator-special-education-intellectual-disability = Desproporción en la identificación: discapacidad intelectual
indicator-special-education-multiple-disabilities = Desproporción en la identificación: discapacidades múltiples
indicator-special-education-orthopedic-impairment = Desproporción en la identificación: impedimento ortopédico
indicator-special-education-other-health-impairment = Desproporción en la identificación: otro impedimento de salud
indicator-special-education-specific-learning-disability = Desproporción en la identificación: discapacidad específica de aprendizaje
indicator-special-education-speech-or-language-impairment = Desproporción en la identificación: impedimento del habla o del lenguaje
indicator-special-education-traumatic-brain-injury = Desproporción en la identificación: lesión cerebral traumática
indicator-special-education-visual-impairment = Desproporción en la identificación: impedimento visual
indicator-special-education-other = Desproporción en la identificación: otra

group-all = Todos los estudiantes
group-african-american = Afroamericanos
group-american-indian = Indígenas americanos o nativos de Alaska
group-asian = Asiáticos
group-filipino = Filipinos
group-hispanic = Hispanos o latinos
group-pacific-islander = Nativos de Hawái o de las islas del Pacífico
group-white = Blancos
group-two-or-more = Dos o más razas
group-english-learners = Aprendices de inglés
group-students-with-disabilities = Estudiantes con discapacidades
group-socioeconomically-disadvantaged = En desventaja socioeconómica
group-foster = Jóvenes en hogares de crianza
group-homeless = Estudiantes sin hogar
group-migrant = Estudiantes migrantes
group-rfep = Reclasificados como competentes en inglés
group-female = Mujeres
group-male = Hombres
group-nonbinary = No binarios

methodology-core-2014-15 = CORE 2014-15: el Índice de los informes públicos
methodology-core-phase-in = CORE, implantación gradual: el Índice de cada año hasta 2015-16
methodology-core-2015-16 = CORE 2015-16: el Índice completo de la misión
methodology-california-public = Datos públicos de California

layout-caaspp-entities = Archivo de investigación CAASPP: nombres de condados, distritos y escuelas
layout-caaspp-research = Archivo de investigación CAASPP: Smarter Balanced (lengua inglesa y matemáticas) y ciencias, por grupo de estudiantes
layout-caaspp-student-2018-19 = Archivo de estudiantes CAASPP como lo recibe una LEA, 2018-19
layout-caaspp-student-2021-22 = Archivo de estudiantes CAASPP como lo recibe una LEA, 2021-22
layout-caaspp-student-groups = Archivo de investigación CAASPP: lista de códigos de los grupos de estudiantes
layout-calpads-sdis = CALPADS: disciplina de estudiantes (SDIS, SINC, SIRS, SOFF)
layout-calpads-sela = CALPADS: adquisición del inglés (SELA)
layout-calpads-senr = CALPADS: matrícula de estudiantes (SENR)
layout-calpads-sinf = CALPADS: datos de estudiantes (SINF)
layout-calpads-sprg = CALPADS: programas de estudiantes (SPRG)
layout-calpads-stas = CALPADS: resumen de ausencias de estudiantes (STAS)
layout-cde-a-g-graduates = Departamento de Educación de California: graduados que cumplieron los requisitos UC/CSU, por raza o etnia
layout-cde-academic-indicator = Departamento de Educación de California: indicador académico del Dashboard (distancia del estándar)
layout-cde-chronic-absenteeism = Departamento de Educación de California: ausentismo crónico
layout-cde-dashboard-chronic = Departamento de Educación de California: Dashboard, indicador de ausentismo crónico
layout-cde-dashboard-college-career = Departamento de Educación de California: Dashboard, indicador de preparación para la universidad y la carrera
layout-cde-dashboard-elpi = Departamento de Educación de California: Dashboard, indicador de progreso de aprendices de inglés
layout-cde-dashboard-graduation = Departamento de Educación de California: Dashboard, indicador de la tasa de graduación
layout-cde-dashboard-suspension = Departamento de Educación de California: Dashboard, indicador de la tasa de suspensión
layout-cde-enrolment = Departamento de Educación de California: matrícula del día del censo
layout-cde-enrolment-historic = Departamento de Educación de California: matrícula por raza o etnia, género y grado (1993–97)
layout-cde-expulsion = Departamento de Educación de California: expulsión
layout-cde-graduation = Departamento de Educación de California: tasa de graduación ajustada de la generación en cuatro años y resultados
layout-cde-graduation-5yr = Departamento de Educación de California: tasa de graduación de la generación en cinco años y resultados
layout-cde-reclassification = Departamento de Educación de California: aprendices de inglés y estudiantes reclasificados por escuela
layout-cde-suspension = Departamento de Educación de California: suspensión
layout-core-growth = CORE Growth, evaluación de kínder (KST), 2020
layout-elpac-summative-2021-22 = Archivo de estudiantes ELPAC sumativo como lo recibe una LEA, 2021-22
layout-measures = Medidas: una fila por escuela, año, indicador y grupo de estudiantes, ya contadas
layout-oneroster-classes = OneRoster: clases
layout-oneroster-demographics = OneRoster: datos demográficos
layout-oneroster-enrollments = OneRoster: inscripciones
layout-oneroster-manifest = OneRoster: manifiesto
layout-oneroster-orgs = OneRoster: escuelas y distritos
layout-oneroster-other = OneRoster: una tabla que ningún indicador necesita
layout-oneroster-roles = OneRoster: funciones
layout-oneroster-sessions = OneRoster: periodos académicos
layout-oneroster-users = OneRoster: usuarios
layout-practices = Prácticas: lo que funciona en una escuela, para quien pueda aprender de ella
layout-references = Referencias: las cifras de una LEA o del estado con las que se comparan los riesgos
layout-schools = Escuelas: una fila por escuela
layout-students = Estudiantes: una fila por estudiante, escuela y año escolar
layout-surveys = Encuestas: una fila por respuesta

## About

about-words = Esta página sola lee y calcula sus archivos, dentro de esta pestaña del navegador. No hay cuenta, ni servidor que reciba datos, ni cookies. Sus archivos y lo que sale de ellos desaparecen cuando usted cierra la pestaña o borra los datos.
verify-kept = Su navegador guarda los archivos propios de la página, para que se abra sin red. De usted no guarda nada.
verify-kept-nothing = Esta es la página de un solo archivo: no guarda nada.
verify-title = Compruébelo usted mismo
verify-sends-title = Vea que no se envía nada
verify-unplug = Desconecte la red
verify-unplug-more = Abra la página, quite el cable o apague la red, y suelte sus archivos. Todo funciona. Donde no hay red, nada se puede enviar.
verify-network = Observe la red
verify-network-more = Abra las herramientas del navegador (F12), elija Red y suelte sus archivos. No verá ninguna solicitud, o solo las de los archivos de la página. Ninguna lleva datos.
verify-file = Use la página de un solo archivo
verify-file-more = sqii.html contiene todo y se abre desde un disco. No pide nada a la red, y su política no le permite nada.
verify-policy = Lea la política que el navegador aplica a esta página
verify-policy-more = Una política de seguridad de contenido le dice al navegador qué puede cargar una página y con qué puede conectarse. La página en un servidor solo puede conectarse con su propia dirección; la de un solo archivo, con nada.
verify-build-title = Vea que es esta versión
verify-build = Versión
verify-one-file = SHA-256 de sqii.html
verify-copy = Copiar: { $what }
verify-compare = El código de la versión es el SHA-256 de build.sha256, que lista los códigos del programa, los estilos, las palabras y los módulos de la página. Cuando guarde sqii.html, calcule su código y compárelo, mejor con uno que le haya dado otra persona:
verify-compare-file = El código de la versión es el SHA-256 de build.sha256, que se publica junto a la página en el servidor y lista los códigos de su programa, estilos, palabras y módulos. También están dentro de este archivo. Un archivo no puede contener su propio código: calcúlelo y compárelo con sqii.html.sha256, que se publica a su lado:
verify-rebuild = O construya la página desde el código fuente con Rust { $rust }, y compare:
verify-rebuild-label = Instrucciones que construyen la página
limits-title = Lo que esto no puede prometer
limits-navigation = Una política no impide que una página abra otra dirección.
limits-navigation-more = En esa dirección podrían ir datos. Esta página no abre ninguna; el código fuente lo muestra, y solo una red desconectada lo prueba.
limits-webrtc = Una política no impide conexiones entre navegadores.
limits-webrtc-more = WebRTC, hecho para llamadas, pasa de largo. Esta página no lo usa.
limits-browser = Las extensiones y la computadora ven lo mismo que usted.
limits-browser-more = Para el uso más cuidadoso, abra la página de un solo archivo en un navegador sin extensiones, en una computadora de confianza y con la red apagada.
limits-source = Un código junto a un archivo prueba poco.
limits-source-more = Quien puede cambiar el archivo puede cambiar el código. Guarde uno de otro día, pídale el suyo a otra persona o construya la página usted mismo.
about-index-title = Acerca del Índice
about-index-words = Los distritos CORE de California describieron el Índice de Mejora de la Calidad Escolar en 2013. Muchos detalles posteriores no son públicos, así que cada valor que se usa aquí dice si viene del documento de misión, si es publicado, deducido o supuesto. No es un resultado oficial.

## What results mean

insight-school = ¿Qué tan seguro es el índice? ¿A quién escondería un límite mayor?
insight-range = Solo por azar, el índice de una escuela como esta estaría entre { $lower } y { $upper } en 95 de 100 años. { $known } de sus 100 puntos se apoyan en conteos, cuya variación se conoce.
insight-range-none = No hay intervalo: no hay índice, o ninguno de sus puntos se apoya en conteos.
insight-range-assumed = Supuesto: los estudiantes de este año representan muchos años, los indicadores varían independientemente unos de otros y los grupos como partes que son de todos los estudiantes, y el grupo más bajo sigue siendo el más bajo. 4,000 sorteos, siempre los mismos. Donde a los estudiantes les va parecido en todos los indicadores, el intervalo verdadero es algo más ancho.
insight-goal-met = La Meta de Mejora de la Calidad Escolar se cumple. Por el azar de los dos años, la probabilidad de que de verdad se cumpla es: { $chance }%.
insight-goal-not-met = La Meta de Mejora de la Calidad Escolar no se cumple. Por el azar de los dos años, la probabilidad de que de verdad se cumpla es: { $chance }%.
insight-goal-noise = bien podría ser de otro modo
insight-visible = { $count ->
    [one] Un grupo cuenta aquí porque el límite es de { $size } estudiantes. Con { $larger } no contaría:
   *[other] { $count } grupos cuentan aquí porque el límite es de { $size } estudiantes. Con { $larger } no contarían:
  }
insight-visible-none = Todos los grupos que cuentan con { $size } estudiantes contarían también con { $larger }.
insight-of = Qué hace falta para un nivel más alto y qué tan seguro es este
insight-table = { $indicator }: qué hace falta para un nivel más alto, intervalo y brechas, por grupo de estudiantes
insight-column-group = Grupo
insight-column-steps = Qué hace falta para un nivel más alto
insight-column-range = Por azar
insight-column-behind = Junto a los demás
insight-highest = Este es el nivel más alto.
insight-step-more = Nivel { $level }: { $count ->
    [one] un estudiante más
   *[other] { $count } estudiantes más
  }
insight-step-fewer = Nivel { $level }: { $count ->
    [one] un estudiante menos
   *[other] { $count } estudiantes menos
  }
insight-step-value = Nivel { $level }: mejor en { $value }
insight-step-index = (índice { $index })
insight-percentage-points = { $value } puntos porcentuales
insight-no-range = Sin intervalo: no es un conteo de estudiantes y no se sabe nada de su variación.
insight-between = Entre { $lower } y { $upper }
insight-chance = Probabilidad de este nivel: { $chance }%
insight-noise = otro nivel es igual de probable
insight-behind-others = { $gap } por debajo de todos los demás estudiantes
insight-ahead-others = { $gap } por encima de todos los demás estudiantes
insight-behind-highest = { $gap } por debajo del mejor grupo de aquí, { $group }
insight-others-few = Hay muy pocos otros estudiantes para comparar.
insight-ratio-school = { $ratio } veces el riesgo de los demás estudiantes de la escuela
insight-ratio-lea = { $ratio } veces el riesgo de los demás estudiantes de las escuelas cargadas del distrito
insight-ratio-declared-lea = { $ratio } veces el riesgo de los demás estudiantes del distrito, como lo declara el archivo de referencias
insight-ratio-declared-state = { $ratio } veces el riesgo de los demás estudiantes del estado, como lo declara el archivo de referencias
insight-few-cases = menos de tres casos
insight-shares = { $cases } de los casos, { $students } de los estudiantes
insight-assumed = Los intervalos cubren 95 de 100 años solo por azar (Wilson); las probabilidades de los niveles son las del prior de Jeffreys. Los estudiantes que cambian en un grupo cambian también entre todos; los demás grupos quedan igual.

## Status and change

progress-school = Estado y cambio desde el año anterior
progress-of = Estado y cambio por grupo de estudiantes
progress-table = { $indicator }: estado y cambio por grupo de estudiantes
progress-nothing = No hay ningún valor de este indicador en ningún año.
progress-first = En { $year } todavía no hay con qué comparar.
progress-column-indicator = Indicador
progress-column-status = Estado
progress-column-change = Cambio, todos los estudiantes
progress-column-groups = Niveles de todos los grupos
progress-moves = { $gained } de los resultados subieron un nivel o más, { $lost } bajaron uno o más y { $kept } conservaron el suyo.
progress-moves-noise = { $count ->
    [one] Uno de estos movimientos no es mayor de lo que produce el puro azar.
   *[other] { $count } de estos movimientos no son mayores de lo que produce el puro azar.
  }
progress-moves-broken = { $count ->
    [one] Un resultado no se puede comparar.
   *[other] { $count } resultados no se pueden comparar.
  }
progress-groups = { $gained } suben, { $lost } bajan, { $kept } siguen igual
progress-none = No hay un año anterior con que comparar.
progress-broken = sin comparar
progress-break = { $from } y { $to } no se comparan. { $reasons }
progress-same = sin cambio
progress-better = mejor en { $value }
progress-worse = peor en { $value }
progress-up = más alto en { $value }
progress-down = más bajo en { $value }
progress-gained = { $count ->
    [one] un nivel más
   *[other] { $count } niveles más
  }
progress-lost = { $count ->
    [one] un nivel menos
   *[other] { $count } niveles menos
  }
progress-noise = puede ser azar
progress-assumed = Un cambio puede ser azar cuando el intervalo del 95% de la diferencia de las dos tasas (Newcombe) contiene el cero. Supuesto: los dos años varían independientemente uno del otro. De los valores que no son conteos de estudiantes no se dice nada.
## Similar schools

similar-title = Escuelas que atienden a estudiantes similares
similar-means = Comparada con { $count } escuelas del mismo tipo. Una distancia de 0 significa los mismos estudiantes, tamaño y grados; 1 es lo que suelen distar las escuelas entre sí. Las características y sus pesos son supuestos.
similar-weights = Los pesos y las dispersiones están en la metodología.
similar-hidden = pocos (oculto)
similar-hidden-means = A un grupo cuyo número oculta quien publica se le suponen { $count } estudiantes.
similar-table = Escuelas cuyos estudiantes se parecen más a los de { $school }
similar-column-school = Escuela
similar-column-distance = Distancia
similar-column-index = Índice
similar-column-alike = Lo más parecido
similar-column-apart = Lo más distinto
similar-pair = { $feature }: { $there } allá, { $here } aquí
similar-whole = Todas las características
similar-whole-table = { $school }: cada característica, aquí y allá
similar-column-feature = Característica
similar-column-here = Aquí
similar-column-there = Allá
similar-column-part = Parte de la distancia
similar-not-known = no se sabe
similar-no-index = ninguno
similar-none-type-unknown = Nada dice de qué tipo es esta escuela; por eso no se compara con ninguna.
similar-none-alone = No hay otra escuela de este tipo y clase cargada para este año.
similar-none-unknown = Se sabe muy poco de sus estudiantes para compararla: un archivo con estudiantes por grupo lo aportaría.
feature-enrolment = Estudiantes
feature-lowest-grade = Grado más bajo
feature-highest-grade = Grado más alto

## Disparity

page-disparity = Disparidad
disparity-title = Disparidad: { $whose }, { $year }
disparity-all = todas las escuelas
disparity-whose = De quién
disparity-link = Todas las brechas de esta escuela, junto al año anterior
disparity-staff = Esta página es para el personal y los maestros.
disparity-nothing = Ningún indicador tiene un valor para todos los estudiantes y para grupos de { $size } estudiantes o más.
disparity-gaps = { $indicator }: los grupos junto a todos los demás estudiantes
disparity-of-all = Todos los estudiantes: { $value } de { $students }.
disparity-added = { $count ->
    [one] Una escuela tiene un valor.
   *[other] Se suman los conteos de { $count } escuelas.
  }
disparity-few = { $count ->
    [one] Un grupo tiene menos de { $size } estudiantes y no se muestra.
   *[other] { $count } grupos tienen menos de { $size } estudiantes y no se muestran.
  }
disparity-broken = Las brechas no se ponen junto a las del año anterior.
disparity-column-words = Junto a todos los demás
disparity-column-highest = Detrás del mejor grupo
disparity-column-ratio = Razón de riesgo
disparity-column-shares = Composición
disparity-highest = Este es el mejor grupo.
disparity-others = Todos los demás
disparity-gap = Brecha
disparity-against-school = frente a todos los demás
disparity-against-lea = frente a los demás de las escuelas cargadas del distrito
disparity-against-declared-lea = frente a los demás del distrito, como los declara el archivo de referencias
disparity-against-declared-state = frente a los demás del estado, como los declara el archivo de referencias
disparity-alone = { $value }. Los demás estudiantes son muy pocos o no se conocen.
disparity-behind = { $value }, todos los demás { $others }: { $gap } por debajo.
disparity-ahead = { $value }, todos los demás { $others }: { $gap } por encima.
disparity-even = { $value }, igual que todos los demás.
disparity-wider = La brecha es mayor que la del año anterior, de { $before }.
disparity-narrower = La brecha era de { $before } el año anterior: es menor, y el grupo mismo está mejor.
disparity-same = La brecha es igual que la del año anterior.
disparity-top-fell = La brecha era de { $before } el año anterior. Es menor solo porque los demás empeoraron: el grupo mismo no está mejor.
disparity-assumed = Razón de riesgo: con qué frecuencia le ocurre al grupo entre con qué frecuencia a todos los demás; adaptada de 34 CFR 300.647, no definida por él. Una brecha puede ser azar cuando su intervalo del 95% (Newcombe) contiene el cero.
disparity-added-assumed = Donde se cargaron filas de estudiantes, un estudiante de dos escuelas de una misma LEA cuenta una vez. Supuesto: en los números contados por otros, un estudiante de dos escuelas cuenta en las dos; donde el grupo de una escuela está oculto, nada de esa escuela entra en ninguno de los dos lados.
disparity-chart = { $indicator }: la brecha con todos los demás estudiantes
disparity-furthest = El más rezagado: { $group }, por { $gap }.
disparity-none-behind = Ningún grupo está por debajo de todos los demás.
disparity-marks = El punto lleno es el grupo; el anillo, todos los demás estudiantes.
disparity-composition = { $indicator }: quién tiene más de lo que le corresponde
disparity-composition-most = { $group }: { $cases } de los casos, { $students } de los estudiantes.
disparity-composition-marks = El punto lleno es la parte de los casos que tiene el grupo; el anillo, su parte de los estudiantes.
disparity-share-cases = Parte de los casos
disparity-share-students = Parte de los estudiantes
disparity-widest = { $group }: dónde es mayor la brecha
disparity-widest-count = Por debajo de todos los demás estudiantes de la escuela en { $behind ->
    [one] una escuela
   *[other] { $behind } escuelas
  }; no por debajo en { $ahead }. En { $few } son muy pocos para decirlo.
disparity-widest-first = Se muestran las primeras { $shown }.

## The bright light

light-title = La luz clara: a quién escondería un límite mayor
light-means = Aquí un grupo cuenta a partir de { $size } estudiantes. Mueva el límite para ver quién dejaría de contar.
light-limit = Límite
light-limit-n = { $count } estudiantes
light-none = Con un límite de { $limit } todos los grupos seguirían contando.
light-hidden = Con un límite de { $limit }, { $groups ->
    [one] un grupo de una escuela
   *[other] { $groups } grupos de escuelas
  } en { $schools ->
    [one] una escuela
   *[other] { $schools } escuelas
  } ya no contarían: { $members } pertenencias a grupos.
light-students = { $count ->
    [one] Es un solo estudiante.
   *[other] Son { $count } estudiantes, contado cada uno una vez.
  }
light-no-rows = Cuántos estudiantes son solo lo pueden decir las filas de estudiantes: uno puede estar en varios grupos.
light-some-rows = Los estudiantes se cuentan en las { $with } de { $of } escuelas que tienen filas de estudiantes.
light-table = Grupos que ya no contarían
light-column-schools = Escuelas
light-column-groups = Grupos de escuelas
light-members = Pertenencias a grupos
light-distinct = Estudiantes
light-chart = Estudiantes ocultos, según el límite
light-federal = La regla federal anterior contaba los grupos a partir de { $limit } estudiantes: { $members } pertenencias a grupos no habrían contado.
light-line = Pertenencias: un estudiante en dos grupos cuenta dos veces.
light-lines = Línea continua: pertenencias, donde un estudiante en dos grupos cuenta dos veces. Línea discontinua: estudiantes, cada uno una vez.
light-assumed = El tamaño de un grupo es su mayor conteo en los indicadores que se puntúan por grupo. El control termina en { $most } (supuesto).
## Who learns from whom

page-pairs = Parejas
pairs-means = Las escuelas reconocidas por su gran éxito se emparejan con escuelas de estudiantes similares que no alcanzaron su meta, para que aprendan unas de otras. Una pareja es una oferta de ayuda, nunca un castigo.
pairs-sum = { $paired } de { $looking } escuelas que no alcanzaron su meta tienen pareja; { $recognised } escuelas están reconocidas.
pairs-total = Distancia total: { $total }.
pairs-rules = Tantas escuelas como sea posible reciben pareja, con la menor distancia total. Una pareja atiende como máximo a { $capacity } escuelas, a una distancia de no más de { $farthest }; para cada escuela se piensa en las { $nearest } más cercanas. Todo esto es supuesto.
pairs-lea = Las parejas pueden ser de
pairs-lea-any = cualquier distrito
pairs-lea-same = el mismo distrito
pairs-lea-different = otro distrito
pairs-search = Buscar entre las parejas
pairs-file-in = Abrir un archivo de parejas
pairs-file-out = Guardar las parejas (CSV)
pairs-file-columns = { $name } no tiene las columnas school_code, partner_code y state. No se cambió nada.
pairs-file-lines = { $name } tiene líneas que no son parejas: { $lines }. No se cambió nada.
pairs-choices = Decidido por personas
pairs-former = { $count ->
    [one] Una pareja que ya existía sigue junta, salvo que haya una razón para separarla.
   *[other] { $count } parejas que ya existían siguen juntas, salvo que haya una razón para separarlas.
  }
pairs-choice-pin = { $school } con { $partner }: fijada
pairs-choice-forbid = { $school } con { $partner }: nunca
pairs-withdraw = Deshacer
pairs-nobody = En este año no se sabe de ninguna escuela que no alcanzara su meta: las metas necesitan el índice de este año y de años anteriores.
pairs-shown = Se muestran { $shown } de { $count } escuelas.
pairs-table = Escuelas que no alcanzaron su meta y sus parejas
pairs-column-school = Escuela que no alcanzó su meta
pairs-column-partner = Pareja
pairs-column-distance = Distancia
pairs-column-because = Por qué
pairs-none = sin pareja
pairs-because-least = Menor distancia total
pairs-because-pinned = Fijada por personas
pairs-because-kept = Ya era pareja
pairs-lacks-none-recognised = Ninguna escuela de su tipo está reconocida.
pairs-lacks-not-known = Se sabe muy poco de los estudiantes.
pairs-lacks-too-far = Ninguna es lo bastante similar.
pairs-lacks-not-allowed = Las que son lo bastante similares están excluidas: por su distrito o por una decisión.
pairs-lacks-full = Todas las parejas lo bastante similares ya tienen tantas escuelas como pueden atender.
pairs-lacks-gone = La escuela no está cargada para este año.
pairs-lacks-not-recognised = Ya no está reconocida.
pairs-lacks-other-kind = Ahora es de otro tipo.
pairs-parted = Ya no está con { $code }:
pairs-more = En qué se parecen, qué hace mejor la pareja, otras opciones
pairs-nobody-near = Ninguna escuela reconocida se puede comparar con ella.
pairs-nearest = La escuela reconocida más cercana de su tipo está a una distancia de { $distance }.
pairs-better = Lo que la pareja hace mejor
pairs-better-none = En ningún indicador la pareja está { $count } niveles por delante.
pairs-better-item = nivel { $there } ({ $there_value }) allá, nivel { $here } ({ $here_value }) aquí
pairs-others = Las siguientes mejores opciones y lo que costaría un cambio
pairs-other = distancia { $distance }; el total cambiaría en { $more }, { $moved ->
    [0] ninguna otra escuela cambiaría
    [one] otra escuela cambiaría
   *[other] otras { $moved } escuelas cambiarían
  }.
pairs-other-fewer = { $count ->
    [one] Una escuela perdería su pareja.
   *[other] { $count } escuelas perderían su pareja.
  }
pairs-swap = Elegir esta
pairs-pin = Fijar esta pareja
pairs-forbid = Nunca esta pareja
live-pairs = Las parejas se calculan de nuevo
## ¿Qué pasaría si…?

whatif-lead = Cambie una regla, o los resultados de una escuela, y vea qué resultaría. El informe no cambia.
whatif-reset = Todo como está
whatif-reset-of = { $what }: como está
whatif-rules = Reglas
whatif-was = antes { $value }
whatif-domains = Puntos de cada dominio
whatif-domains-more = Lo que recibe un dominio lo dan los demás, cada uno en proporción. Entre todos siguen siendo 100.
whatif-finer = Indicadores
whatif-weights-of = Puntos dentro de { $domain }
whatif-weights-more = Lo que recibe un indicador lo dan los demás de su dominio, cada uno en proporción.
whatif-cuts = Puntos de corte
whatif-cuts-choose = Indicador
whatif-cuts-none = Elija uno
whatif-school = Una escuela
whatif-school-choose = Busque una escuela para cambiar sus resultados y ver cómo se mueve su índice.
whatif-school-none = Ninguna escuela
whatif-school-assumed = Supuesto: los estudiantes que cambian en un grupo cambian también entre todos, salvo que usted mismo fije el total. Los demás grupos quedan como están.
whatif-turned = cambiado
whatif-fewer = { $count ->
    [one] un estudiante menos
   *[other] { $count } estudiantes menos
}
whatif-more = { $count ->
    [0] como está
    [one] un estudiante más
   *[other] { $count } estudiantes más
}
whatif-level = Nivel { $before } → { $after }
whatif-parts = Puntos por parte, como están y como estarían
whatif-part = Parte
whatif-before = Como está
whatif-after = Con el cambio
whatif-refused = Esto no es posible, así que nada cambia:
whatif-all = { $count ->
    [one] La única escuela del año
   *[other] Las { $count } escuelas del año
}
whatif-mean = Índice medio
whatif-indexed = Escuelas con índice
whatif-levels = Niveles de todos los estudiantes
whatif-levels-moved = { $up } suben, { $down } bajan
whatif-still = Todas las escuelas quedan donde están.
whatif-rising = { $count ->
    [one] La que más sube
   *[other] Las que más suben
}
whatif-falling = { $count ->
    [one] La que más baja
   *[other] Las que más bajan
}
whatif-tiers = Escuelas por nivel de apoyo
whatif-standing = Meta y nivel de apoyo de la escuela, como son y como serían
whatif-crossed = { $count ->
    [0] Ninguna escuela tendría otra meta cumplida ni otro nivel de apoyo.
    [one] Una escuela cambiaría en su meta o en su nivel de apoyo.
   *[other] { $count } escuelas cambiarían en su meta o en su nivel de apoyo.
}
whatif-crossed-first = Las { $count } cuyo índice más se mueve:
moves-title = Cuánto se moverían las escuelas
moves-sentence = { $up ->
    [one] Una escuela subiría
   *[other] { $up } escuelas subirían
}, { $down ->
    [one] una bajaría
   *[other] { $down } bajarían
}, { $same ->
    [one] una quedaría igual.
   *[other] { $same } quedarían igual.
}
moves-by = Puntos del índice
moves-none = sin cambio
moves-below = { $to } o más hacia abajo
moves-above = { $from } o más hacia arriba
whatif-variants = Variantes
whatif-variants-more = Guarde con un nombre lo que ha cambiado y compárelo con lo siguiente. La dirección de esta página contiene las reglas cambiadas; un archivo contiene también los resultados, como diferencias y sin ningún dato.
whatif-variant-n = Variante { $count }
whatif-name = Nombre
whatif-keep = Guardar
whatif-now = Ahora
whatif-use = Usar
whatif-drop = Quitar
whatif-save = Guardar en un archivo
whatif-save-methodology = Guardar como metodología
whatif-open = Abrir una variante guardada
whatif-file-wrong = Este archivo no es una variante guardada.
whatif-file-other = Esta variante cambia otra metodología: { $methodology }. Elija primero esa.
whatif-file-school = Las reglas están cambiadas. Los resultados son de la escuela { $school }: elíjala y abra el archivo otra vez.
whatif-column-variant = Variante
whatif-column-mean = Índice medio
whatif-column-up = Suben
whatif-column-down = Bajan
whatif-column-met = Metas cumplidas
whatif-column-school = La escuela
whatif-column-actions = Qué hacer
whatif-measures-n = { $count ->
    [one] un resultado, { $year }
   *[other] { $count } resultados, { $year }
}
live-whatif-reset = Todo está como en el informe.
live-whatif-kept = «{ $name }» está guardada.
live-whatif-opened = «{ $name }» está abierta.

## Dos metodologías sobre los mismos resultados

moved-open = Qué escuelas se mueven, { $year }
moved-indexed = { $before ->
    [one] Una escuela tiene índice aquí
   *[other] { $before } escuelas tienen índice aquí
}, { $after ->
    [one] una con la otra metodología.
   *[other] { $after } con la otra metodología.
}
moved-kinds = Qué reglas las mueven
moved-kind-definitions = Qué se cuenta
moved-kind-n-size = Mínimo de estudiantes
moved-kind-cut-points = Puntos de corte
moved-kind-groups = Grupos de estudiantes y su parte
moved-kind-weights = Indicadores y puntos
moved-kind-minimum-points = Mínimo de puntos
moved-column-kind = Regla
moved-column-schools = Escuelas que mueve
moved-column-mean = Cambio medio, hacia arriba o abajo
moved-column-index = Ganan o pierden el índice
moved-schools = { $count ->
    [one] La escuela que se mueve
   *[other] Las { $count } escuelas que más se mueven
}
moved-here = Aquí
moved-there = Allí
moved-change = Cambio
moved-order = Las reglas se toman una clase tras otra, en este orden; los pasos de una escuela suman su cambio. En otro orden un paso podría ser mayor o menor.
moved-save = Guardar todas las escuelas (CSV)

# Metas y apoyo
page-support = Apoyo
support-title = Apoyo, { $year }
support-lead = El Índice existe para que empiece la ayuda. No alcanzar una meta trae apoyo, nunca una sanción; las escuelas con gran éxito comparten cómo lo lograron.
support-none = Esta metodología no indica quién recibe apoyo.
support-pyramid = Pirámide de intervenciones
support-nobody = Ninguna escuela tiene índice en este año
support-list = { $tier }: { $count ->
    [one] { $count } escuela
   *[other] { $count } escuelas
  }
support-without = Sin nivel de apoyo:
support-without-n = { $schools ->
    [one] { $schools } escuela.
   *[other] { $schools } escuelas.
  } { $reason }
support-students = Estudiantes: de cada escuela, el mayor número que cuenta algún indicador.
support-years = Niveles de apoyo, año por año
support-no-tier = Sin nivel de apoyo
support-column-school = Escuela
support-column-type = Tipo
support-column-index = Índice
support-column-goal = Meta
support-column-why = Motivo
support-column-year = Año
support-column-tier = Nivel de apoyo
tier-count = { $schools ->
    [one] { $schools } escuela
   *[other] { $schools } escuelas
  } · { $count ->
    [one] { $students } estudiante
   *[other] { $students } estudiantes
  }
tier-intensive = Intervención intensiva
tier-paired = Apoyo entre pares
tier-recognition = Reconocimiento
tier-foundation = Base
tier-intensive-means = Entre las más bajas de escuelas comparables durante varios años: ayuda intensiva, hasta que la escuela haya estado sobre la línea el tiempo suficiente.
tier-paired-means = No se cumplió la meta: la escuela trabaja con otra que atiende a estudiantes similares y que tuvo gran éxito.
tier-recognition-means = Gran éxito: meta cumplida, mejor rendimiento y brechas menores. Se invita a estas escuelas a compartir cómo lo hicieron, como compañeras.
tier-foundation-means = Todas las escuelas: aprender juntas, con datos compartidos.
support-pool-elementary = escuelas primarias
support-pool-middle = escuelas intermedias
support-pool-high = escuelas preparatorias
support-pool-span = escuelas de varios niveles
support-pool-with-span = escuelas de varios niveles y de tipos con pocas escuelas
support-pool-all = escuelas de todos los tipos
why-lowest = Promedio de los años { $value }: entre las más bajas de { $of } { $pool }; la línea es { $line }.
why-not-lowest = Promedio de los años { $value }: sobre la línea de { $line } entre { $of } { $pool }.
why-in-year = En la lista de este solo año está entre las más bajas.
why-not-in-year = En la lista de este solo año no está entre las más bajas.
why-goal-missed = No se cumplió la meta del índice.
why-goal-met = Se cumplió la meta del índice.
why-recognition = Se cumplió la meta, subió el rendimiento, se redujeron las brechas y el índice está en la mitad superior de su tipo.
course-enters = Empieza la intervención intensiva.
course-stays = Continúa la intervención intensiva.
course-stays-outside = Ya no está entre las más bajas, pero no el tiempo suficiente: continúa la intervención intensiva.
course-leaves = Termina la intervención intensiva: la escuela estuvo fuera de las más bajas el tiempo suficiente.
verdict-met = se cumple
verdict-not-met = no se cumple
verdict-not-judged = sin evaluar
goal-reason-no-goals = La metodología no tiene metas.
goal-reason-no-index = No hay índice.
goal-reason-no-result = No hay un resultado con suficientes estudiantes.
goal-reason-no-gap = Ningún grupo tiene una brecha que pueda considerarse en ambos años.
goal-reason-no-earlier-year = No se ha cargado ningún año anterior con resultado.
goal-reason-other-type = En el año anterior la escuela era de otro tipo.
goal-reason-common-base = Lo que ambos años tienen en común no basta para un índice.
goal-reason-other-kind = Los años no se contaron de la misma manera.
goal-reason-alternative = Las escuelas alternativas reciben puntos, pero no se ordenan ni se reconocen.
support-now = Apoyo
support-now-partner = Aprende con
support-now-alone = No tiene pareja.
support-now-learners = Pareja de
support-now-nobody = Este año nadie la tiene como pareja.
support-now-pairs = Todas las parejas
support-now-distance = distancia { $distance }
goals-title = Metas y apoyo
goals-none = Esta metodología no tiene metas.
goals-assumed = Las metas están en puntos: del índice, porcentuales o de escala. Sus cifras son supuestos de este proyecto y pueden cambiarse en la metodología. Los años se comparan solo en lo que se contó de la misma manera.
goals-groups = Metas de los grupos de estudiantes
goal-index = Meta del índice
goal-graduation = Graduación
goal-achievement = Rendimiento
goal-gaps = Brechas
goal-value = { $value } este año.
goal-value-before = { $value } este año, { $before } el año anterior.
goal-short = Faltaron { $short }.
goal-target = El próximo año: con { $target } se cumple.
goal-target-above = El próximo año: con más de { $target } se cumple.
goal-figure = { $value }
goal-figures = { $before } → { $value }
way-at-least = Al menos { $amount }
way-at-most = Como máximo { $amount }
way-gain-over = { $years ->
    [one] Un avance de { $amount } en un año
   *[other] Un avance de { $amount } en { $years } años
  }
way-rises-over = { $years ->
    [one] Mejor que el año anterior
   *[other] Mejor que { $years } años antes
  }
way-close-fraction-of-distance = { $amount } por ciento de la distancia a { $to } recorrida en un año
way-compared = { $before } → { $now }
way-short = faltaron { $short }
success-title = Gran éxito
condition-goal-met = Se cumple la meta
condition-achievement-rises = El promedio de las materias supera el del año anterior
condition-achievement-rises-compared = { $against } → { $value }
condition-gap-narrows = La brecha promedio es menor y los grupos no bajaron
condition-gap-narrows-compared = { $against } → { $value }
condition-at-middle = El índice está en la mediana de su tipo o por encima
condition-at-middle-compared = { $value }; la mediana es { $against }
## Where it lags

lags-title = Dónde se queda atrás: su propio pasado, escuelas similares, todas las escuelas
lags-means = Una linterna que no forma parte del Índice. Se marca un valor cuando baja { $fall } o más puntos porcentuales (o puntos), o cuando el { $better } % de al menos otras { $others } escuelas lo hace mejor. Solo se comparan valores que llegan al límite de estudiantes, y años en los que se cuenta igual.
lags-methodology = En la metodología
lags-none = No hay ningún valor que llegue al límite de estudiantes.
lags-column-of = Indicador, grupo
lags-column-now = Ahora
lags-column-past = Antes
lags-column-similar = Escuelas similares
lags-column-all = Todas las de su tipo
lags-flag = atrás
lags-nobody = ningún otro valor
lags-no-past = nada con que comparar
lags-past = { $value } en { $year }
lags-better = { $better } de { $others } lo hacen mejor
## Puntos de corte a partir de las escuelas cargadas

calibrate-title = Puntos de corte a partir de estas escuelas
calibrate-more = Deciles de los valores de todos los estudiantes en las escuelas de un año, por tipo de escuela; sin las escuelas alternativas. La regla es supuesta. El informe no cambia hasta que usted use el resultado.
calibrate-open = Calcularlos con { $year }
calibrate-pooled = todos los tipos juntos: menos de 50 de este
calibrate-kept = Ninguna escuela tiene un valor de estos, así que sus puntos de corte quedan:
calibrate-no-schools = Ninguna escuela de este año tiene un valor que cuente.
calibrate-refused = Los puntos de corte de esta metodología no se pueden reemplazar.
calibrate-use = Usarla ahora
calibrate-save = Guardar como metodología
# Crecimiento de las escuelas
page-growth = Crecimiento
growth-staff = Esta página es para el personal y los docentes.
growth-title = Crecimiento, { $year }
growth-nothing = El crecimiento se mide con las filas de estudiantes: puntajes de este año y del año anterior, de estudiantes de la misma LEA. No los hay para este año.
growth-subject = Materia
growth-ela-growth = Lengua y literatura en inglés
growth-math-growth = Matemáticas
growth-few-schools = { $count ->
    [0] Ninguna escuela tiene suficientes estudiantes con puntajes de ambos años.
    [one] Una escuela tiene suficientes estudiantes con puntajes de ambos años.
   *[other] { $count } escuelas tienen suficientes estudiantes con puntajes de ambos años.
  } Para los percentiles se necesitan al menos { $needed } escuelas.
growth-schools = Crecimiento de las escuelas: { $group }
growth-sides = { $above ->
    [one] De { $count } escuelas, una creció más que el promedio
   *[other] De { $count } escuelas, { $above } crecieron más que el promedio
  }, y { $below ->
    [one] una menos
   *[other] { $below } menos
  }, más allá de lo que probablemente es azar. Las demás no se distinguen del promedio.
growth-means = El percentil 50 es la escuela del medio. La barra muestra dónde puede estar el percentil de una escuela: en 95 de 100 casos está allí.
growth-column-students = Estudiantes
growth-column-percentile = Percentil
growth-column-interval = Dónde puede estar
growth-column-side = Frente al promedio
growth-interval = { $low } a { $high }
growth-side-above = más crecimiento
growth-side-below = menos crecimiento
growth-side-unclear = no se distingue
growth-too-few = muy pocos estudiantes para contar
growth-first = Las primeras { $shown } de { $of } escuelas, por nombre.
growth-how = Cómo se midió el crecimiento
growth-model-value-added = Valor agregado: cada puntaje se compara con los de estudiantes que el año anterior obtuvieron puntajes iguales en ambas materias y de quienes se sabe lo mismo: discapacidad, aprendizaje de inglés, desventaja, cuidado temporal, falta de vivienda. Las escuelas se comparan con escuelas de promedios parecidos.
growth-model-student-growth-percentiles = El percentil de crecimiento medio de los estudiantes de una escuela.
growth-cohort = { $count ->
    [one] Un estudiante tiene puntajes de ambos años.
   *[other] { $count } estudiantes tienen puntajes de ambos años.
  }
growth-grade = Grado { $grade }: { $count } estudiantes
growth-failed-too-few = (muy pocos para medir)
growth-failed-alike = (puntajes demasiado parecidos para medir)
growth-assumed = Las fórmulas son propias de este proyecto; no conocemos las de CORE.
growth-why = La ficha de una escuela lleva desde su crecimiento a todo lo que entró en él.
grown-title = Percentiles de crecimiento de los estudiantes
grown-means = De todos los estudiantes que antes tenían los mismos puntajes, ¿cuántos obtuvieron ahora menos? La respuesta es un número de 1 a 99 para cada estudiante, calculado en este navegador cuando usted lo pide.
grown-own = Los estudiantes se comparan entre sí: modelos de los puntajes cargados.
grown-norms = Los estudiantes se comparan con las normas de { $file }: { $models ->
    [one] un modelo
   *[other] { $models } modelos
} de { $least } a { $most } estudiantes, hechas por { $by }, huella { $hash }.
grown-settings = Ajustes: { $file }.
grown-settings-assumed = Ajustes: los propios de este proyecto, todos supuestos.
grown-compute = Calcular percentiles de crecimiento
grown-planning = Buscando quién tiene qué puntajes
grown-fitting = Modelo { $at } de { $of }
grown-ranking = Ubicando a cada estudiante
grown-model = { $subject }, grado { $grade }: { $cohort } ({ $students ->
    [one] un estudiante
   *[other] { $students } estudiantes
})
grown-found = { $students ->
    [one] Un estudiante tiene
   *[other] { $students } estudiantes tienen
} { $percentiles ->
    [one] un percentil
   *[other] { $percentiles } percentiles
}, por { $models ->
    [one] un modelo
   *[other] { $models } modelos
}.
grown-none = No hay percentiles: necesitan puntajes de dos años seguidos y suficientes estudiantes de un grado para un modelo. Con menos estudiantes, agregue un archivo de normas de crecimiento.
grown-none-in-norms = No hay percentiles: ninguno de estos estudiantes tiene puntajes para los que las normas tengan un modelo.
grown-no-norms = Se pueden guardar normas para otros desde { $least } estudiantes de un grado.
grown-notes = Quién no tiene percentil, y qué más conviene saber
grown-models = Los modelos
grown-note = { $year }, { $subject }{ $grade ->
    [0] { "" }
   *[other] , grado { $grade }
}: { $count ->
    [one] un estudiante:
   *[other] { $count } estudiantes:
}
grown-why-contradiction = los puntajes de un año difieren, y no se usa ninguno
grown-why-no-grade = un puntaje y ningún grado de 1 a 12, así que no se usa; lo dice la columna grade
grown-why-no-year = un puntaje y ningún año escolar, así que no se usa; lo dice la columna school_year
grown-why-first-score = sin puntaje anterior
grown-why-repeated-grade = en el mismo grado el año anterior
grown-why-skipped-grade = dos o más grados abajo el año anterior
grown-why-went-back = en un grado más alto el año anterior
grown-why-gap = sin puntaje del año anterior
grown-why-too-few-students = muy pocos para un modelo
grown-why-priors-alike = los puntajes anteriores son casi todos iguales, así que no hay modelo
grown-why-degenerate = los puntajes anteriores dicen menos de lo que pide el modelo; se usa lo que dicen
grown-why-not-in-norms = las normas no tienen modelo para ellos
grown-why-norms-of-another-year = comparados con las normas de otro año
grown-why-no-model = no hay modelo para estos puntajes
grown-column-cohort = Puntajes
grown-column-subject = Materia
grown-column-grade = Grado
grown-column-order = Puntajes anteriores
grown-column-students = Estudiantes
grown-column-hash = Huella de los coeficientes
growth-failed = No se pudieron calcular los percentiles de crecimiento. Todo lo demás queda como está.
live-growth-begun = Se calculan los percentiles de crecimiento
live-growth-cancelled = Cancelado. Los archivos y el informe quedan como están.
live-grown = Los percentiles de crecimiento están listos: { $students ->
    [one] un estudiante,
   *[other] { $students } estudiantes,
} { $percentiles ->
    [one] un percentil
   *[other] { $percentiles } percentiles
}
download-growth-csv = Percentiles de crecimiento: una fila por estudiante y materia
download-growth-schools-csv = Percentil de crecimiento medio y mediano de escuelas y grupos de estudiantes
download-growth-norms-toml = Los modelos sin ningún estudiante, para comparar a otros con ellos

students-title = Estudiantes
students-private = Filas de estudiantes individuales, para uso interno. Ningún identificador aparece en la dirección de la página.
students-search = Identificador del estudiante, o parte de él
students-how = Busque un identificador para ver a un estudiante.
students-nobody = Ningún identificador de esta escuela y año contiene eso.
students-shown = { $shown ->
    [one] Se muestra un estudiante
   *[other] Se muestran { $shown } estudiantes
}, de { $of }.
class-choose = ¿Es una sola clase? No mostrar ningún índice
class-chosen = Una clase: no se muestra ningún índice.
class-undo = Son escuelas enteras: mostrar el índice
class-no-index = De una clase no hay índice
class-why = Un índice es de una escuela: cuenta a todos a quienes la escuela atiende, sus niveles vienen de cómo difieren escuelas enteras, y con tan pocos estudiantes el puro azar lo mueve mucho. De una clase parecería una calificación del docente, para la que no se hizo. El crecimiento de cada estudiante y la autoevaluación se quedan.
class-growth = Al crecimiento y la autoevaluación
class-title = Autoevaluación: el crecimiento de sus estudiantes
class-private = Solo para usted: esto se queda en su navegador. No es un Índice de una clase ni una calificación de un docente, y no ordena a nadie.
class-nobody = Ningún estudiante de esta escuela y año tiene puntaje.
class-mean = { $count ->
    [one] Un estudiante:
   *[other] { $count } estudiantes:
} percentil medio { $mean }, { $interval }.
class-median = Percentil mediano { $median }, { $interval }.
class-interval = en 95 de 100 casos entre { $low } y { $high }
class-no-interval = muy pocos para un intervalo
class-too-few = muy pocos para concluir
class-few-means = Menos de { $needed } estudiantes son muy pocos para concluir: otra clase con la misma enseñanza bien podría quedar lejos de esto.
class-without = { $count ->
    [one] Un estudiante más tiene puntaje y no percentil.
   *[other] { $count } estudiantes más tienen puntaje y no percentil.
}
class-none = { $count ->
    [one] Un estudiante tiene puntaje y no percentil.
   *[other] { $count } estudiantes tienen puntaje y no percentil.
}
class-column-student = Estudiante
class-column-subject = Materia
class-column-grade = Grado
class-column-score = Puntaje
class-column-percentile = Percentil de crecimiento
class-column-interval = Qué tan seguro
class-unsure = no se sabe: el archivo no tiene errores estándar de medición
student-title = Estudiante { $student }
student-open = Crecimiento del estudiante { $student }
student-close = Cerrar el crecimiento del estudiante
student-chart = { $subject }: el crecimiento de un estudiante
student-of = Estudiante { $student }
student-curves = Las bandas empiezan en el puntaje del año anterior. Muestran adónde llegaron los estudiantes con los mismos puntajes anteriores: el quinto del medio, y hacia afuera hasta los percentiles diez y noventa; la línea discontinua es el medio.
student-next-assumed = Lo que sigue se compara con { $cohort } ({ $count } estudiantes), como si los que vienen fueran como ellos: un supuesto.
student-sentence = { $year }: puntaje { $score }, { $said }.
student-percentile = percentil de crecimiento { $percentile }
student-percentile-sure = percentil de crecimiento { $percentile } ({ $low } a { $high })
student-next-sentence = En { $year }, grado { $grade }, un puntaje de { $score } sería el medio entre los estudiantes con los mismos puntajes.
student-no-next = Ningún modelo lleva a la próxima prueba de este estudiante.
student-next = Qué significaría el puntaje de { $year } en el grado { $grade }
student-next-percentile = Percentil { $percentile } desde
student-next-means = El puntaje más bajo que da al menos este percentil de crecimiento.
student-out-of-reach = ningún puntaje posible
student-column = Del estudiante
student-column-next = { $year }, por venir
student-from = El percentil { $percentile } empieza en
student-point = P{ $percentile }
student-end = P{ $percentile }: { $score }

## Official results

page-reconcile = Resultados oficiales
reconcile-means = Compare una tabla oficial de resultados con lo que se calcula aquí, y vea en qué coinciden y dónde se separan. La tabla se lee solo en esta página y nunca se mezcla con sus datos.
reconcile-file = Tabla oficial (CSV): elíjala o suéltela aquí
reconcile-columns = Qué columnas se leen
reconcile-wide = Una fila por escuela: school_code, quizá school_year, y cualquiera de index, points_base, los id de las áreas y los indicadores (sus puntos), e ID_level, ID_value, ID_possible de un indicador, como ela_performance_level.
reconcile-long = O una fila por indicador: school_code, indicator, quizá student_group, y cualquiera de state, denominator, numerator, value, level, points_possible, points. Los archivos index.csv, domains.csv y measures.csv de esta página son tablas así.
reconcile-no-school-code = La tabla no tiene la columna school_code.
reconcile-no-school = La tabla no tiene ninguna escuela que esté cargada para este año.
reconcile-no-part = La tabla no tiene ninguna columna que diga algo conocido aquí.
reconcile-sum = { $schools ->
    [one] { $agreeing ->
        [0] La única escuela de ambos no coincide, { $year }.
       *[other] La única escuela de ambos coincide, { $year }.
    }
   *[other] { $agreeing } de { $schools } escuelas coinciden en todo, { $year }.
}
reconcile-told = { $same } de { $told } valores son iguales.
reconcile-shown = Escuelas en la lista
reconcile-show-all = Todas
reconcile-show-agree = Coinciden
reconcile-show-differ = Difieren
reconcile-show-step = Se separan en: { $step }
reconcile-step-state = Estado
reconcile-step-denominator = Estudiantes contados
reconcile-step-numerator = Estudiantes que cumplen
reconcile-step-value = Valor
reconcile-step-level = Nivel
reconcile-step-points-base = Puntos de lo que se evalúa
reconcile-step-points-possible = Puntos posibles
reconcile-step-points = Puntos
reconcile-not-loaded = { $count ->
    [one] Una escuela de la tabla no está cargada: { $codes }.
   *[other] { $count } escuelas de la tabla no están cargadas, entre ellas { $codes }.
}
reconcile-not-told = { $count ->
    [one] De una escuela con Índice la tabla no dice nada.
   *[other] De { $count } escuelas con Índice la tabla no dice nada.
}
reconcile-other-years = { $count ->
    [one] Una fila es de otro año: elija ese año arriba.
   *[other] { $count } filas son de otros años: elija esos años arriba.
}
reconcile-unread = Columnas que no dicen nada conocido aquí: { $columns }.
reconcile-save = Guardar todas las comparaciones (CSV)
reconcile-nobody = Ninguna escuela es de esta clase.
reconcile-first = { $of ->
    [one] Una escuela.
   *[other] Se muestran { $shown } de { $of } escuelas, según el paso en que se separan primero.
}
reconcile-table = Escuelas de ambos, y dónde se separan primero
reconcile-column-first = Se separan primero en
reconcile-column-official = Oficial
reconcile-column-here = Aquí
reconcile-column-difference = Oficial menos aquí
reconcile-agrees = { $told ->
    [one] El único valor dado es igual.
   *[other] Los { $told } valores dados son iguales.
}
reconcile-last-place = quizá solo redondeo
reconcile-more = Todas las diferencias, y cómo se llegó a lo nuestro
reconcile-of = { $of }, { $group }
reconcile-no-number = –
reconcile-none-here = nada
reconcile-both = oficial { $official }, aquí { $here }
reconcile-line = línea { $line }
reconcile-why = Cómo se llegó a lo nuestro
reconcile-levels-explain = Con los niveles oficiales, las reglas de aquí dan el Índice oficial, { $index }: los dos ponderan igual y solo los niveles son distintos.
reconcile-levels-leave = Con los niveles oficiales, las reglas de aquí dan { $index }, no { $official }: los niveles no lo explican todo.

## Methodologies of others

card-letter = Letra { $letter }
trace-letter = Letra
trace-letter-means = El Índice, redondeado, está entre los límites de esta letra.
rule-part-scale = Escala desde ningún punto hasta todos
rule-letters-round-to = A qué se redondea el Índice para su letra
rule-letters-from = Puntos desde los que se da cada letra
rule-part-shrink = Tasa hacia la que se acercan las de pocos estudiantes
arg-counted = Cuenta como
card-shrunk = Las tasas de pocos estudiantes cuentan más cerca de { $toward } %, como si hubiera { $students } estudiantes más: una decisión de esta metodología. Lo que se muestra queda como se midió.
way-growth-target = Un aumento de { $amount } en un año: la meta de crecimiento
way-stays-at-least = Se mantiene en { $amount } o más

# Qué tan probable es un nivel de apoyo
download-support-csv = Nivel de apoyo, motivos y probabilidades de cada escuela y año; antes se calculan las probabilidades
chances-title = ¿Qué tan probable es cada nivel de apoyo?
chances-means = Todos los índices se sortean { $draws } veces según las probabilidades de sus niveles, y el apoyo se decide de nuevo cada vez. Supuesto: dos años varían por separado; si el rendimiento subió y las brechas se cerraron se toma como se encontró, así que el reconocimiento es menos seguro de lo dicho donde las escuelas apenas se mueven; un indicador sin conteos no varía.
chances-begin = Calcular las probabilidades
chances-go-on = Continuar
chances-working = Probabilidades de los niveles de apoyo
chances-so-far = { $draws } de { $wanted } sorteos
chances-exact = { $draws } sorteos: una probabilidad es exacta a unos { $exact } puntos porcentuales. Se marca lo que tiene menos de { $under } %: bien podría ser otro nivel de apoyo.
chances-doubtful = { $tier }: { $doubtful } de { $schools } bien podrían tener otro nivel de apoyo
tier-chance = { $chance } % probable
tier-chance-other = { $tier } { $chance } %
tier-doubtful = bien podría ser otro
rule-tier-chance-draws = Sorteos de todos los índices para la probabilidad de un nivel de apoyo
rule-tier-chance-doubtful-under = Probabilidad bajo la cual un nivel de apoyo está en duda
rule-off-track-english-years = Años como aprendiz de inglés hasta que un estudiante se considera rezagado
rule-off-track-a-g-grade = Grado desde el que A–G debe estar completo
rule-off-track-score-fall = Baja en puntos de escala que cuenta como rezago
rule-off-track-level-fall = Baja en niveles de rendimiento que cuenta como rezago
rule-lagging-fall = Baja en puntos que se marca como rezago
rule-lagging-fewest-others = Mínimo de otras escuelas para un rezago
rule-lagging-others-better = Parte de las otras que debe hacerlo mejor
rule-communities-weak-up-to = Nivel hasta el que un grupo comparte una necesidad
rule-communities-least-schools = Mínimo de escuelas de una comunidad
rule-communities-most-schools = Máximo de escuelas de una comunidad
rule-communities-strong-from = Nivel desde el que una escuela es fuerte
rule-communities-strong-schools = Escuelas fuertes que se dicen de una comunidad
rule-timelines-common-core-building = Common Core: crear conocimiento y capacidad
rule-timelines-common-core-transition = Common Core: transición
rule-timelines-common-core-application = Common Core: aplicación
rule-timelines-common-core-assessments = Common Core: exámenes alineados
rule-timelines-index-piloted = Índice: indicadores nuevos a prueba
rule-timelines-index-first = Índice: el primero, de dos dominios
rule-timelines-index-full = Índice: completo

# Metas de las LEA
lea-goals-title = Metas de las LEA
lea-goals-means = El índice de una LEA es la media de los índices de sus escuelas, ponderada por estudiantes; graduación, rendimiento y brechas son de todos sus estudiantes juntos. Supuesto: una ganancia se evalúa con las escuelas que tienen índice en ambos años.
lea-goals-nobody = Ningún archivo dice a qué LEA pertenece una escuela.
lea-goals-lea = LEA
lea-goals-of = { $indexed } de { $schools } escuelas · { $students } estudiantes
lea-goals-csv = Metas de las LEA en CSV

# Datos de mejora continua de todas las escuelas
page-lagging = Dónde hay rezago
lagging-title = Mejora continua, { $year }
lagging-lead = Una linterna, no un martillo: datos más allá del Índice, compartidos sin amenaza. Nada de esto forma parte del Índice.
lagging-none = Ningún archivo cargado tiene un indicador sin puntos.
lagging-choose-indicator = Indicador
lagging-choose-lea = LEA
lagging-choose-group = Grupo
lagging-choose-lag = Mostrar
lagging-every = Todos
lagging-lag-any = Lo que se queda atrás de algo
lagging-lag-past = Lo que se queda atrás de su propio pasado
lagging-lag-similar = Lo que se queda atrás de escuelas similares
lagging-lag-all = Lo que se queda atrás de su tipo
lagging-lag-none = Todo
lagging-count = { $count ->
    [one] Se muestra un valor
   *[other] Se muestran { $rows } valores
  }; { $lagging } de este año se quedan atrás.
lagging-school = Escuela
lagging-years = A lo largo de los años
lagging-csv = Estas filas en CSV

# Estudiantes rezagados
off-track-open = Estudiantes rezagados (confidencial)
off-track-staff = Esta lista es solo para el personal.
off-track-confidential = Confidencial: datos de estudiantes, solo para el personal de esta escuela
off-track-title = Estudiantes rezagados: { $school }, { $year }
off-track-lead = Cada estudiante está aquí porque alguien puede ayudar. No es un juicio y no entra en ningún puntaje.
off-track-back = A la ficha de la escuela
off-track-no-rows = No hay filas de estudiantes de esta escuela y este año.
off-track-rules = Se incluye: ausente { $absence } % de los días o más (inscrito { $days } días); una D o F en octavo grado; A–G incompleto desde el grado { $grade }; aprendiz de inglés en { $english } años cargados; un puntaje { $points } puntos, o { $levels } nivel, por debajo del año pasado.
off-track-choose = Razón
off-track-any = Cualquier razón
off-track-kind = { $kind }: { $count }
off-track-kind-absent = Ausencias
off-track-kind-d-or-f = D o F
off-track-kind-a-g = Camino A–G
off-track-kind-not-redesignated = Sin reclasificación
off-track-kind-fell = Puntajes que bajan
off-track-csv = Esta lista en CSV (interno)
off-track-count = { $count ->
    [one] Un estudiante
   *[other] { $students } estudiantes
  }
off-track-student = Estudiante
off-track-grade = Grado
off-track-reasons = Razones
off-track-subject-ela = Lengua y literatura en inglés
off-track-subject-math = Matemáticas
off-track-why-absent = Ausente { $now } de { $before } días
off-track-why-d-or-f = Una D o F en lengua o matemáticas en octavo grado
off-track-why-a-g = Cursos A–G incompletos
off-track-why-not-redesignated = Aprendiz de inglés en { $now } años cargados, sin reclasificación
off-track-why-fell = { $subject }: { $now } puntos después de { $before }
off-track-why-fell-level = { $subject }: nivel { $now } después del nivel { $before }
## Communities of practice
page-communities = Comunidades
communities-means = Las escuelas de un mismo tipo que comparten una necesidad pueden trabajar juntas en ella. Una escuela con varias necesidades está en varias comunidades.
communities-rules = Una necesidad: un grupo en el nivel { $weak } o menos en un indicador. { $least } escuelas o más con la misma necesidad son una comunidad; más de { $most } son varias, de escuelas que atienden a estudiantes parecidos. Fuerte en ella: nivel { $strong } o más. Todo esto es supuesto, salvo lo que es un nivel.
communities-none = En este año ninguna necesidad es compartida por suficientes escuelas.
communities-type = Tipo de escuela
communities-indicator = Indicador
communities-all = todos
communities-save = Guardar las comunidades (CSV)
communities-shown = Se muestran { $shown } de { $count } necesidades, cada una con su comunidad o sus comunidades.
communities-count = { $schools } { $schools ->
    [one] escuela
   *[other] escuelas
  } en { $leas } { $leas ->
    [one] distrito
   *[other] distritos
  }; { $strong } fuertes en ella
communities-parted = { $schools } escuelas en { $count } comunidades
communities-part = Comunidad { $part } de { $count }
communities-strong = Las escuelas fuertes más cercanas a ellas
communities-nobody-strong = Ninguna escuela de este tipo que se pueda comparar con ellas es fuerte en ella.
communities-strong-item = nivel { $level } ({ $value }); distancia media { $distance }
communities-also = Necesidades que comparte también al menos la mitad
communities-also-count = { $schools } de { $of }
communities-schools = Escuelas de la comunidad
communities-column-school = Escuela
communities-column-level = Nivel
communities-column-value = Valor
communities-whole = Mostrar las { $count }

## What works at a school
practices-title = Lo que funciona aquí
practices-means = De archivos de prácticas, tal como alguien lo escribió. Se muestra a las escuelas emparejadas con esta por el indicador.
practices-none = Ningún archivo dice qué funciona en esta escuela. Un archivo “practices” con las columnas school_code, practice e indicator (y contact_role, link) se suelta como cualquier otro.
practices-contact = Pregunte a:
practices-link = Más:
practices-save = Guardar todas las prácticas (practices.csv)
pairs-practices = Lo que funciona allí según la pareja
download-practices-csv = Lo que funciona en las escuelas, de todos los archivos de prácticas

## Timelines
page-timelines = Cronogramas
timelines-means = Lo que el documento fundador planeó para cada año escolar, y dónde está el año que se mira. Ningún resultado depende de ello.
timelines-title-common-core = La transición al Common Core
timelines-title-index = La introducción del Índice por fases
timelines-now = { $year } pertenece a { $count ->
    [one] esta fase:
   *[other] estas fases:
  } { $phases }.
timelines-and = {" "}y{" "}
timelines-none-common-core = { $year } no pertenece a ninguna fase de la transición: se planeó de 2011-12 a 2014-15.
timelines-none-index = { $year } es anterior al Índice, o no tiene año: se puso a prueba desde 2013-14.
timelines-span = { $from } a { $to }
timelines-from = desde { $year }
timelines-column-phase = Fase
timelines-column-years = Años escolares
timelines-column-now = ¿Está este año en ella?
timelines-yes = sí
timelines-no = no
timelines-sources = De dónde viene esto
phase-core-building = Crear conocimiento y capacidad
phase-core-transition = Transición
phase-core-application = Aplicación
phase-core-assessments = Exámenes alineados
phase-index-piloted = Prueba de indicadores nuevos
phase-index-first = Primer Índice, dos dominios
phase-index-full = Índice completo
phase-source-core-building = documento fundador: cronograma de la transición al Common Core
phase-source-core-transition = documento fundador: cronograma de la transición al Common Core
phase-source-core-application = documento fundador: cronograma de la transición al Common Core
phase-source-core-assessments = documento fundador: exámenes alineados con el Common Core para 2014-15
phase-source-index-piloted = documento fundador, Índice de Mejora de la Calidad Escolar: los indicadores se determinarán y se probarán durante el año escolar 2013-14
phase-source-index-first = de fuentes públicas posteriores de CORE: los informes del Índice de 2014-15 califican dos dominios, y todavía no el aprendizaje socioemocional ni las encuestas
phase-source-index-full = documento fundador, Índice de Mejora de la Calidad Escolar: plenamente aplicado en 2015-16
checklist-title = La lista de tareas de su propio distrito
checklist-means = Anote qué hay que hacer, en qué fase y hasta dónde se ha llegado. Queda en esta página hasta que la guarde como archivo; abra el archivo para seguir.
checklist-file-in = Abrir una lista
checklist-file-out = Guardar la lista (CSV)
checklist-file-columns = { $name } no tiene las columnas phase, item y state. No se cambió nada.
checklist-file-lines = { $name } tiene líneas que no se pueden leer: { $lines }. No se cambió nada.
checklist-add = Agregar una tarea
checklist-item = Qué hay que hacer
checklist-phase = Fase
checklist-state = Estado
checklist-note = Nota
checklist-remove = Quitar
checklist-state-todo = sin empezar
checklist-state-started = empezada
checklist-state-done = hecha
